// The page's own words in the language chosen.
import en from "./words/en.js";
import zhHans from "./words/zh_Hans.js";
import zhHant from "./words/zh_Hant.js";

const DICTIONARIES = { zh_Hans: zhHans, zh_Hant: zhHant, en };
const KEPT_AS = "huiyin-language";
const TAGS = { zh_Hans: "zh-Hans", zh_Hant: "zh-Hant", en: "en" };

export const LANGUAGES = [
  ["zh_Hans", "简体中文"],
  ["zh_Hant", "繁體中文"],
  ["en", "English"],
];

function preferred() {
  const tag = navigator.language;
  if (/^zh-(hant|tw|hk|mo)/i.test(tag)) return "zh_Hant";
  return tag.startsWith("zh") ? "zh_Hans" : "en";
}

const kept = localStorage.getItem(KEPT_AS);
let chosen = kept in DICTIONARIES ? kept : preferred();
document.documentElement.lang = TAGS[chosen];

export const language = () => chosen;

export function setLanguage(name) {
  chosen = name;
  localStorage.setItem(KEPT_AS, name);
  document.documentElement.lang = TAGS[name];
}

/** The words under `key`, with {name} filled in from `values`. */
export function t(key, values = {}) {
  return DICTIONARIES[chosen][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
