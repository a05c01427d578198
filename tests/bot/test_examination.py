"""What `check` finds, against a sandbox."""

from pathlib import Path

from pydantic import SecretStr

from bot.examination import _words, examine
from bot.finding import Finding
from bot.policy.load import FOLDER
from bot.settings import TELEGRAM
from bot.telegram.examination import webhook
from storage.database import Database
from storage.schema import belong_to
from tests.bot.serving import settings_for
from tests.sandbox_client import Sandbox
from tests.transcriber import KEY, listening_for


async def test_a_service_that_can_run_has_nothing_wrong(telegram: Sandbox, database_url: str) -> None:
    findings = await examine(settings_for(telegram, database_url))
    assert [finding.part for finding in findings] == ["settings", "policy", "words", "database", "token", "webhook"]
    assert not any(finding.wrong for finding in findings)
    assert "@huiyin_sandbox_bot" in str(findings[4])


async def test_each_problem_has_its_remedy(telegram: Sandbox, database: Database, database_url: str) -> None:
    async with database.begin() as tx:
        await tx.run(belong_to, 4200)
    await examine(settings_for(telegram, database_url))
    wrong = settings_for(telegram, database_url, bot_token=SecretStr("77:unknown"))
    findings = {finding.part: finding for finding in await examine(wrong, Path("/nowhere"))}
    assert findings["policy"].wrong
    assert findings["words"].wrong
    assert "belongs to bot 4200" in findings["database"].found
    assert "@BotFather" in findings["token"].remedy
    assert "unknown" not in str(findings)


async def test_a_server_out_of_reach_and_a_database_of_no_known_kind_are_told(telegram: Sandbox) -> None:
    lost = settings_for(telegram, "mysql://localhost/desk", bot_api_base="http://127.0.0.1:9")
    findings = {finding.part: finding for finding in await examine(lost, FOLDER)}
    assert "sqlite:///a/file" in findings["database"].found
    assert "no answer" in findings["token"].found
    assert "serving" not in str(findings)


async def test_a_file_that_the_first_start_makes_is_no_fault(telegram: Sandbox, tmp_path: Path) -> None:
    findings = {f.part: f for f in await examine(settings_for(telegram, f"sqlite:///{tmp_path}/data/desk.db"))}
    assert not findings["database"].wrong
    assert str(findings["database"]).endswith("desk.db yet: it will be made at the first start")
    (tmp_path / "notes").write_text("no folder")
    findings = {f.part: f for f in await examine(settings_for(telegram, f"sqlite:///{tmp_path}/notes/desk.db"))}
    assert f"{tmp_path}/notes cannot be written" in findings["database"].found
    assert "another one" in findings["database"].remedy


async def test_a_server_out_of_reach_is_named_with_its_remedy(telegram: Sandbox) -> None:
    settings = settings_for(telegram, "postgresql://desk:hush@127.0.0.1:9/desk")
    findings = {finding.part: finding for finding in await examine(settings)}
    assert findings["database"].found.startswith("127.0.0.1:9: Connect call failed")
    assert "user and password" in findings["database"].remedy
    assert "hush" not in str(findings["database"])


async def test_the_transcriber_is_asked_whether_address_and_key_go_together(telegram: Sandbox) -> None:
    async def found(url: str, key: str) -> Finding:
        more = {"transcriber_url": url, "transcriber_key": SecretStr(key)}
        findings = await examine(settings_for(telegram, "sqlite:///desk.db", **more))
        return next(finding for finding in findings if finding.part == "transcriber")

    async with listening_for("") as listener:
        right = await found(listener.url, KEY)
        assert not right.wrong, "silence has no words"
        wrong = await found(listener.url, "sk-of-somebody")
        assert "TRANSCRIBER_KEY" in wrong.remedy
        lost = await found(f"{listener.url}/elsewhere", KEY)
        assert "TRANSCRIBER_URL" in lost.remedy
    assert listener.asked[0]["name"] == "silence.wav"
    assert "sk-" not in f"{right}{wrong}{lost}"


def test_wrong_words_are_told_with_their_line_and_broken_weights_keep_nothing_from_running(tmp_path: Path) -> None:
    folder = tmp_path / "lexicon"
    folder.mkdir()
    (folder / "a.yaml").write_text("words:\n  tap: {say: tap}\n", "utf-8")
    (folder / "learnt.json").write_text("{", "utf-8")
    finding = _words(tmp_path)
    assert not finding.wrong
    assert "learnt.json:1:" in finding.found
    (folder / "a.yaml").write_text("words:\n  tap: {sai: tap}\n", "utf-8")
    finding = _words(tmp_path)
    assert finding.wrong
    assert "a.yaml:2:" in finding.found


def test_a_webhook_without_https_is_told_before_telegram_refuses_it(telegram: Sandbox) -> None:
    more = {"webhook_url": "http://desk.example", "webhook_secret": SecretStr("hush")}
    plain = settings_for(telegram, "sqlite:///desk.db", bot_api_base=TELEGRAM, **more)
    assert "https only" in webhook(plain, {}).found
    here = settings_for(telegram, "sqlite:///desk.db", **more)
    assert not webhook(here, {}).wrong
    assert "Wrong response" in webhook(here, {"last_error_message": "Wrong response from the webhook"}).found
