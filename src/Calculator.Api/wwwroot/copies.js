// What can be taken along: the same question for a terminal, for a cell, and as a link.
import { copied } from "./clipboard.js";
import { byId, written } from "./parts.js";
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

/** Copies a text, or shows it where that is not allowed. */
export async function copy(text) {
  const hasCopied = await copied(text);
  byId("copied").textContent = hasCopied ? "Copied." : `Copy it from here: ${text}`;
  if (hasCopied) setTimeout(() => { byId("copied").textContent = ""; }, 2000);
}
