"""Renderers with the office's own policy, as it is delivered and as it would speak in each region."""

from __future__ import annotations

import shutil
from collections.abc import Mapping

import pytest

from bot.policy.load import FOLDER, load_policy
from templates.locale import DEFAULT_REGION, REGIONS
from templates.render import Renderer
from tickets.policy import Policy

SPOKEN = {
    "zh_Hans": ("zh_Hans", "CN"),
    "zh_Hant_TW": ("zh_Hant", "TW"),
    "zh_Hant_HK": ("zh_Hant", "HK"),
    "en": ("en", "GB"),
    "en_SG": ("en", "SG"),
}
"""By catalogue, a language that people choose and a region where it is read from that catalogue."""


@pytest.fixture(scope="session")
def policies(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Policy]:
    """The delivered policy, with the region of its office changed."""
    folder = shutil.copytree(FOLDER, tmp_path_factory.mktemp("regions") / "policy")
    delivered = (folder / "office.yaml").read_text("utf-8")
    found = {}
    for region in REGIONS:
        changed = delivered.replace(f"region: {DEFAULT_REGION}", f"region: {region}")
        (folder / "office.yaml").write_text(changed, "utf-8")
        found[region] = load_policy(folder)
    return found


@pytest.fixture(scope="session")
def renderers(policies: Mapping[str, Policy]) -> Mapping[str, Renderer]:
    """One for each region; templates are loaded once for all tests."""
    return {region: Renderer(policy) for region, policy in policies.items()}


@pytest.fixture(scope="session")
def policy(policies: Mapping[str, Policy]) -> Policy:
    """The policy as it is delivered."""
    return policies[DEFAULT_REGION]


@pytest.fixture(scope="session")
def renderer(renderers: Mapping[str, Renderer]) -> Renderer:
    """That of the policy as it is delivered."""
    return renderers[DEFAULT_REGION]
