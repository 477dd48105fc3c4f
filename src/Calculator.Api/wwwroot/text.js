// A pasted text: how many tokens it has, and what a change of model and tokenizer does to the workload.
import { ask, byId, element, money, plain, sentenceOf, whole } from "./parts.js";
import { nameOf } from "./choices.js";
import { queryOf } from "./fields.js";

const ofCounting = ["pricing", "asOf"];

let counted = 0;

/** What was told is of another workload now. */
export function forget() {
  byId("delta").replaceChildren();
  counted++;
}

export async function countText() {
  const turn = ++counted;
  const text = byId("text").value;
  const toModel = byId("toModel").value;
  if (text === "") return byId("delta").replaceChildren(element("p", "Paste a text first.", { class: "fault" }));
  const body = Object.fromEntries([...queryOf("v1/tokenizer-delta")].map(([name, value]) => [name, jsonOf(name, value)]));
  const prices = Object.fromEntries(Object.entries(body).filter(([name]) => ofCounting.includes(name)));
  const send = fields => ({ method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(fields) });
  try {
    const [counts, delta] = await Promise.all([
      ask("v1/token-count", send({ ...prices, text, models: [...new Set([body.model, toModel])] })),
      ask("v1/tokenizer-delta", send({ ...body, toModel, sampleText: text })),
    ]);
    if (turn === counted) byId("delta").replaceChildren(...counts.counts.map(tellCount), tellDelta(delta));
  } catch (problem) {
    if (turn === counted) byId("delta").replaceChildren(element("p", sentenceOf(problem), { class: "fault" }));
  }
}

/** A number where it is one; whatever else stands in a field is sent as it is, so that the service can say what is wrong with it. */
const jsonOf = (name, value) => {
  if (value === "true" || value === "false") return value === "true";
  return name !== "model" && value !== "" && Number.isFinite(Number(value)) ? Number(value) : value;
};

const tellCount = count => element("p", `${count.models.map(nameOf).join(", ")}: ${amount(count.tokens)} tokens${count.exact ? ", counted exactly" : ", estimated"}.`);

function tellDelta(delta) {
  const { low, expected, high } = delta.changePercent;
  if (expected === null) return element("p", `On ${nameOf(delta.to.model)} this workload is not offered.`);
  const range = low === high ? "" : ` (${low === null ? "?" : plain(low)} to ${high === null ? "?" : plain(high)} %)`;
  return element("p", `This workload on ${nameOf(delta.to.model)}: ${plain(expected)} %${range} in cost, ${money(delta.perMonthUsd.expected)} a month instead of ${money(delta.perMonthUsd.before)}. ${delta.ratio.source}`);
}

const amount = count => typeof count === "number" ? whole(count) : count.low === count.high ? whole(count.expected) : `${whole(count.expected)} (${whole(count.low)} to ${whole(count.high)})`;
