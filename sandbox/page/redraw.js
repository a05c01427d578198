// Draws everything once per frame, however much has changed.

let draw = () => {};
let due = false;

export function drawWith(fn) {
  draw = fn;
  redraw();
}

export function redraw() {
  if (due) return;
  due = true;
  requestAnimationFrame(() => {
    due = false;
    draw();
  });
}
