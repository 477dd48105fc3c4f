// The same text on other models: their tokenizers count it differently, and the picture is of what they count.
import { byId, keyed, plain, written } from "./parts.js";
import { nameOf } from "./choices.js";
import { queryOf, rivals } from "./fields.js";

const route = "v1/comparison/chart.svg";
const ofRatio = ["ratioLow", "ratioExpected", "ratioHigh"];

/** What a model's tokenizer makes of one token of the workload's, as low, expected and high; null where nobody has measured it. */
async function ratioOf(toModel) {
  const query = queryOf("v1/tokenizer-delta");
  // A ratio of one's own is of the one model that it was given for.
  if (byId("toModel").value !== toModel) for (const name of ofRatio) query.delete(name);
  query.set("toModel", toModel);
  if (query.get("model") === toModel) return { low: 1, expected: 1, high: 1 };
  const answer = await fetch(`v1/tokenizer-delta?${written(query)}&format=csv&columns=bound,ratio&errors=text`, keyed());
  const rows = (await answer.text()).trim().split(/\r?\n/).slice(1).map(row => row.split(","));
  return rows.length === 3 ? Object.fromEntries(rows.map(([bound, ratio]) => [bound, Number(ratio)])) : null;
}

function sentenceOf([model, ratio]) {
  if (ratio === null) return `${nameOf(model)} with the same count, since nobody has measured its tokenizer against the workload's`;
  const range = ratio.low === ratio.high ? "" : ` (${plain(ratio.low)} to ${plain(ratio.high)})`;
  return `${nameOf(model)} with ${plain(ratio.expected)}${range} tokens for each of the workload's`;
}

/** Where the picture is, and what is said of it. */
export async function comparison() {
  const query = queryOf(route);
  for (const name of ["model", "sessionsPerDay", "daysPerMonth"]) query.delete(name);
  query.set("models", rivals().join(","));
  const own = query.has("inputRatios") || query.has("outputRatios");
  const ratios = own ? [] : await Promise.all(rivals().map(async model => [model, await ratioOf(model)]));
  const other = ratios.filter(([, ratio]) => ratio?.expected !== 1);
  if (other.length > 0) {
    const expected = ratios.map(([, ratio]) => ratio?.expected ?? 1).join(",");
    query.set("inputRatios", expected);
    if (queryOf("v1/tokenizer-delta").get("scaleOutput") !== "false") query.set("outputRatios", expected);
  }
  return {
    source: `${route}?${written(query)}`,
    caption: ["The same text on other models", ...other.map(sentenceOf)].join("; "),
  };
}
