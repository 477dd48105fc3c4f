// What can be taken along: the same question for a terminal, for a cell, and as a link.
import { byId, element, written } from "./parts.js";
import { isBilled, queryOf } from "./fields.js";

const longestLiteral = 240;

const addressOf = (route, more = "") => String(new URL(`${route}?${written(queryOf(route))}${more}`, document.baseURI));

export const curl = () => `curl '${addressOf(isBilled() ? "v1/break-even" : "v1/spend")}'`;

/** A cell's formula: what a month costs, or where that is known already, which way to pay is the cheapest. */
export const excel = () => isBilled()
  ? `=${asked("v1/break-even", "cheapest")}`
  : `=NUMBERVALUE(${asked("v1/spend", "perMonthUsd")},".",",")`;

/** Excel takes at most 255 characters in one text, so a longer address is put together. */
function asked(route, field) {
  const address = addressOf(route, `&format=text&field=${field}`);
  const pieces = address.match(new RegExp(`.{1,${longestLiteral}}`, "g"));
  return `WEBSERVICE(${pieces.map(piece => `"${piece}"`).join("&")})`;
}

/** Browsers give the clipboard to secure pages alone; elsewhere the old way, and else the text itself. */
export async function copy(text) {
  const hasCopied = await navigator.clipboard?.writeText(text).then(() => true, () => false) ?? copySelected(text);
  byId("copied").textContent = hasCopied ? "Copied." : `Copy it from here: ${text}`;
  if (hasCopied) setTimeout(() => { byId("copied").textContent = ""; }, 2000);
}

function copySelected(text) {
  const area = element("textarea", text);
  document.body.append(area);
  area.select();
  const hasCopied = document.execCommand("copy");
  area.remove();
  return hasCopied;
}
