"""Pictures and files, there and back."""

import base64
from io import BytesIO
from typing import Any

import pytest
from aiohttp import FormData

from sandbox.samples import samples
from tests.sandbox.client import TOKEN, Sandbox

PICTURE = samples()["leak"].file.read_bytes()
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffc0000b080010002001011100ffd9")


async def upload(sandbox: Sandbox, method: str, fields: dict[str, str], **parts: bytes) -> dict[str, Any]:
    """A multipart call; the whole answer."""
    form = FormData(fields)
    for name, content in parts.items():
        form.add_field(name, BytesIO(content), filename=f"{name}.png", content_type="image/png")
    async with sandbox.http.post(f"{sandbox.base}/bot{TOKEN}/{method}", data=form) as response:
        answer: dict[str, Any] = await response.json()
        return answer


async def fetch(sandbox: Sandbox, path: str) -> tuple[int, bytes]:
    async with sandbox.http.get(f"{sandbox.base}{path}") as response:
        return response.status, await response.read()


async def test_a_persons_picture_is_downloaded_within_the_hour(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    said = (await sandbox.post("say", from_=wang, photo="leak", caption="漏水 #报修"))["message"]
    assert (said["photo"][-1]["width"], said["photo"][-1]["height"]) == (320, 240)
    assert said["caption_entities"][0]["type"] == "hashtag"
    file = await sandbox.result("getFile", file_id=said["photo"][-1]["file_id"])
    link = f"/file/bot{TOKEN}/{file['file_path']}"
    assert await fetch(sandbox, link) == (200, PICTURE)
    assert await fetch(sandbox, said["file_url"]) == (200, PICTURE)
    assert (await fetch(sandbox, f"/file/bot42:other/{file['file_path']}"))[0] == 401
    await sandbox.post("clock", add_seconds=3601)
    assert (await fetch(sandbox, link))[0] == 404


async def test_no_link_without_getfile(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    await sandbox.post("say", from_=wang, photo="leak")
    (stored,) = sandbox.world.files.by_path
    assert (await fetch(sandbox, f"/file/bot{TOKEN}/{stored}"))[0] == 404


async def test_large_files_cannot_be_downloaded(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    said = await sandbox.post("say", from_=wang, video={"size": 20 * 1024 * 1024 + 1})
    told = await sandbox.complaint("getFile", file_id=said["message"]["video"]["file_id"])
    assert told == "Bad Request: file is too big"
    unknown = await sandbox.complaint("getFile", file_id="nonsense")
    assert unknown == "Bad Request: wrong file_id or the file is temporarily unavailable"


async def test_uploads_under_their_own_name_and_by_attach(sandbox: Sandbox) -> None:
    wang = str(await sandbox.person())
    direct = await upload(sandbox, "sendPhoto", {"chat_id": wang}, photo=PICTURE)
    attached = await upload(sandbox, "sendPhoto", {"chat_id": wang, "photo": "attach://p1"}, p1=JPEG)
    assert direct["result"]["photo"][-1]["width"] == 320
    assert attached["result"]["photo"][-1]["height"] == 16
    again = await sandbox.result("sendPhoto", chat_id=wang, photo=direct["result"]["photo"][-1]["file_id"])
    assert again["photo"] == direct["result"]["photo"]


@pytest.mark.parametrize(
    ("photo", "part", "complaint"),
    [
        ("attach://a", b"not a picture", "IMAGE_PROCESS_FAILED"),
        ("attach://a", b"", "file must be non-empty"),
        pytest.param("attach://a", JPEG + bytes(10 * 1024 * 1024), "file is too big", id="large"),
        ("attach://b", JPEG, "there is no part b in the request to attach"),
        ("https://a.b/c.png", JPEG, "sending files by HTTP URL is not modelled by the sandbox"),
        ("unknown", JPEG, "wrong file_id or the file is temporarily unavailable"),
    ],
)
async def test_what_is_no_picture(sandbox: Sandbox, photo: str, part: bytes, complaint: str) -> None:
    wang = await sandbox.person()
    answer = await upload(sandbox, "sendPhoto", {"chat_id": str(wang), "photo": photo}, a=part)
    assert answer["description"] == f"Bad Request: {complaint}"


async def test_a_file_is_sent_again_as_what_it_is(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    voice = (await sandbox.post("say", from_=wang, voice="voice"))["message"]["voice"]["file_id"]
    told = await sandbox.complaint("sendPhoto", chat_id=wang, photo=voice)
    assert told == "Bad Request: can't use file of type Voice as Photo"


async def test_captions_have_1024_characters(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    photo = (await sandbox.post("say", from_=wang, photo="leak"))["message"]["photo"][-1]["file_id"]
    told = await sandbox.complaint("sendPhoto", chat_id=wang, photo=photo, caption="水" * 1025)
    assert told == "Bad Request: message caption is too long"
    await sandbox.result("sendPhoto", chat_id=wang, photo=photo, caption="水" * 1024)


@pytest.mark.parametrize(("count", "accepted"), [(1, False), (2, True), (10, True), (11, False)])
async def test_an_album_has_two_to_ten_parts(sandbox: Sandbox, count: int, accepted: bool) -> None:
    wang = await sandbox.person()
    photo = (await sandbox.post("say", from_=wang, photo="leak"))["message"]["photo"][-1]["file_id"]
    media = [{"type": "photo", "media": photo, "caption": str(number)} for number in range(count)]
    answer = await sandbox.call("sendMediaGroup", chat_id=wang, media=media)
    assert answer["ok"] == accepted
    if accepted:
        assert len({part["media_group_id"] for part in answer["result"]}) == 1
        assert [part["caption"] for part in answer["result"]] == [str(number) for number in range(count)]
        assert (await sandbox.get("received"))["calls"][-1]["weight"] == count


async def test_an_album_is_of_one_sort_and_whole(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    photo = (await sandbox.post("say", from_=wang, photo="leak"))["message"]["photo"][-1]["file_id"]
    document = (await sandbox.post("say", from_=wang, document="leak"))["message"]["document"]["file_id"]
    mixed = [{"type": "photo", "media": photo}, {"type": "document", "media": document}]
    before = len(sandbox.world.chats[wang].messages)
    assert "can't be mixed" in await sandbox.complaint("sendMediaGroup", chat_id=wang, media=mixed)
    broken = [{"type": "photo", "media": photo}, {"type": "photo", "media": "unknown"}]
    assert "wrong file_id" in await sandbox.complaint("sendMediaGroup", chat_id=wang, media=broken)
    assert len(sandbox.world.chats[wang].messages) == before


async def test_people_send_albums_part_by_part(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    parts = [{"photo": "leak", "caption": "看"}, {"photo": "stain"}]
    made = await sandbox.post("album", from_=wang, parts=parts)
    updates = [update["message"] for update in await sandbox.updates()]
    assert {message["media_group_id"] for message in updates} == {made["media_group_id"]}
    assert len({message["message_id"] for message in updates}) == 2


@pytest.mark.parametrize(
    ("content", "field"),
    [
        ({"voice": "voice"}, "voice"),
        ({"video": {"size": 1000, "duration": 7}}, "video"),
        ({"video_note": {"base64": base64.b64encode(b"film").decode()}}, "video_note"),
        ({"animation": {"size": 1000, "mime_type": "video/mp4"}}, "animation"),
        ({"document": {"base64": "JVBERg==", "file_name": "记录.pdf", "mime_type": "application/pdf"}}, "document"),
        ({"audio": {"size": 5}}, "audio"),
        ({"sticker": {"size": 5}}, "sticker"),
        ({"location": {"latitude": 30.2, "longitude": 120.1}}, "location"),
        ({"contact": {"phone_number": "0571", "first_name": "李"}}, "contact"),
        ({"contact": "own"}, "contact"),
        ({"poll": {"question": "?", "options": ["a", "b"]}}, "poll"),
        ({"dice": "🎲"}, "dice"),
    ],
)
async def test_everything_that_people_send(sandbox: Sandbox, content: dict[str, Any], field: str) -> None:
    wang = await sandbox.person(phone_number="13800000000")
    await sandbox.post("say", from_=wang, **content)
    (update,) = await sandbox.updates()
    assert field in update["message"]


@pytest.mark.parametrize("kind", ["video", "voice", "document", "audio", "animation", "video_note"])
async def test_what_a_person_sent_is_sent_on_by_its_id(sandbox: Sandbox, kind: str) -> None:
    wang = await sandbox.person()
    said = (await sandbox.post("say", from_=wang, **{kind: {"size": 1000}}))["message"]
    method = "send" + kind.title().replace("_", "")
    sent = await sandbox.result(method, chat_id=wang, **{kind: said[kind]["file_id"]})
    assert sent[kind] == said[kind]
    assert sandbox.world.journal.calls[-1].weight == 1
    assert await sandbox.complaint(method, **{kind: said[kind]["file_id"]}) == "Bad Request: chat_id is empty"
    photo = (await sandbox.post("say", from_=wang, photo="leak"))["message"]["photo"][-1]["file_id"]
    assert "can't use file of type Photo" in await sandbox.complaint(method, chat_id=wang, **{kind: photo})


async def test_an_animation_is_a_document_as_well(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    said = (await sandbox.post("say", from_=wang, animation={"size": 1000}, caption="看"))["message"]
    assert said["document"]["file_id"] == said["animation"]["file_id"]
    sent = await sandbox.result("sendDocument", chat_id=wang, document=said["document"]["file_id"])
    assert sent["animation"] == said["animation"]


async def test_a_round_video_has_no_words(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    sent = await sandbox.post("say", from_=wang, video_note={"size": 1000})
    note = sent["message"]["video_note"]["file_id"]
    assert "caption" in await sandbox.complaint("sendVideoNote", chat_id=wang, video_note=note, caption="看")


async def test_copies_and_forwards(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    group = await sandbox.group(wang)
    said = (await sandbox.post("say", from_=wang, photo="leak", caption="漏水"))["message"]
    here = {"chat_id": group, "from_chat_id": wang, "message_id": said["message_id"]}
    forwarded = await sandbox.result("forwardMessage", **here)
    assert forwarded["forward_origin"]["sender_user"]["id"] == wang
    copied = await sandbox.result("copyMessage", **here, caption="别的")
    copy = sandbox.world.chats[group].messages[copied["message_id"]].message
    assert (copy["caption"], copy["photo"], "forward_origin" in copy) == ("别的", said["photo"], False)
    for deed, method in (("copy", "copyMessage"), ("forward", "forwardMessage")):
        told = await sandbox.complaint(method, **(here | {"message_id": 999}))
        assert told == f"Bad Request: message to {deed} not found"
