// The control interface: JSON in, JSON out, and its refusals as errors.

export class Refused extends Error {
  constructor(status, body) {
    super(body.error ?? String(status));
    this.status = status;
    this.open = body.open;
  }
}

async function call(path, options) {
  const response = await fetch(`/sandbox/${path}`, options);
  const body = await response.json();
  if (!response.ok) throw new Refused(response.status, body);
  return body;
}

const sending = (method) => (path, body = {}) =>
  call(path, { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

export const get = (path) => call(path);
export const post = sending("POST");
export const patch = sending("PATCH");
export const remove = (path) => call(path, { method: "DELETE" });
