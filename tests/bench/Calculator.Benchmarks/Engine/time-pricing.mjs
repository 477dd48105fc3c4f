// Prices sessions with genai-prices and times it. Standard input: { kind: [{ model, providerId, asOf, usage }] };
// standard output: { kind: { ns, usd: [...] } }, ns the mean time of one price in the quickest round, usd what each case costs, or null where it has no price.
import { readFileSync } from "node:fs";
import { calcPrice } from "@pydantic/genai-prices";

const warmUp = 3_000;
const rounds = 300;
const round = 10;

const kinds = Object.entries(JSON.parse(readFileSync(0, "utf8"))).map(([kind, cases]) => [kind, cases.map(prepared)]);
for (const [, cases] of kinds)
  timed(cases, warmUp);
console.log(JSON.stringify(Object.fromEntries(kinds.map(([kind, cases]) => [kind, { ns: quickest(cases), usd: cases.map((one) => price(one)?.total_price ?? null) }]))));

// What does not change from call to call is made beforehand, as a caller who cares would.
function prepared({ model, providerId, asOf, usage }) {
  return { model, usage, options: { providerId, timestamp: new Date(asOf) } };
}

function price({ model, usage, options }) {
  return calcPrice(usage, model, options);
}

function quickest(cases) {
  const priced = cases.filter(price);
  return Math.min(...Array.from({ length: rounds }, () => timed(priced, round)));
}

function timed(cases, milliseconds) {
  const start = process.hrtime.bigint();
  const end = start + BigInt(milliseconds) * 1_000_000n;
  let calls = 0;
  do {
    for (const one of cases)
      price(one);
    calls += cases.length;
  } while (process.hrtime.bigint() < end);
  return Number(process.hrtime.bigint() - start) / calls;
}
