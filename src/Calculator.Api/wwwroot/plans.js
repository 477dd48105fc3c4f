// What is said of plans: the sentences of the verdict, and a row each.
import { element, money, percent, plain } from "./parts.js";

const nameOf = plan => plan.seats > 1 ? `${plan.name} × ${plain(plan.seats)}` : plan.name;
const rowOf = (plans, id) => plans.plans.find(row => row.plan === id);
const listed = parts => parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
const range = (low, high) => low === high ? money(high) : `${money(low)} to ${money(high)}`;

// A low limit makes the high cost.
const costBy = { low: "high", expected: "expected", high: "low" };
const costOf = (plan, bound) => plan.planPerMonthUsd[costBy[bound]];

const isRange = ({ planPerMonthUsd: { low, high } }) => low !== high;
const isEstimate = plan => Boolean(plan.limit) && (plan.limit.confidence !== "high" || isRange(plan));

function limitOf({ limit }) {
  const amount = `${range(limit.usdPerMonth.low, limit.usdPerMonth.high)} of usage a month a ${limit.per}`;
  if (limit.origin === "own") return `your own limit of ${amount}`;
  const kind = limit.origin === "published" ? "a stated limit" : "an estimate";
  return `${kind} of ${limit.confidence} confidence: ${amount}, checked ${limit.date}`;
}

const inBrackets = plan => plan.limit ? ` (${limitOf(plan)})` : "";

/** What a month costs under a plan, as far as that is known. */
function costs(plan, bound) {
  const cost = costOf(plan, bound);
  const fee = cost > plan.feeUsd ? `, of which ${money(plan.feeUsd)} are the fee` : "";
  if (!isEstimate(plan)) return `costs ${money(cost)} a month${inBrackets(plan)}${fee}`;
  const { low, high } = plan.planPerMonthUsd;
  const figures = `${money(cost)} a month${isRange(plan) ? ` (${range(low, high)})` : ""}`;
  return `would cost about ${figures} as far as its limits are known${inBrackets(plan)}${fee}`;
}

// Where usage beyond a limit is sold, estimates that differ cost differently.
const mayEndBefore = plan => plan.limit && plan.fits === "unknown" && !isRange(plan);

function cheapestOf(plans, bound) {
  if (plans.cheapest === "api") return "Paying by use is the cheapest way that is known to serve all of it.";
  const plan = rowOf(plans, plans.cheapest);
  const saving = plan.savingPerMonthUsd > 0 ? `, ${money(plan.savingPerMonthUsd)} less than paying by use` : "";
  const end = mayEndBefore(plan) ? " By the lowest estimate of its limit it ends before." : "";
  return `${nameOf(plan)} ${costs(plan, bound)}. It is the cheapest way that is known to serve all of it${saving}.${end}`;
}

/** What the fee alone would have said, and what is wrong with that. */
function byFeeAlone(plans, bound) {
  if (plans.cheapestByFeeAlone === plans.cheapest) return "";
  if (plans.cheapestByFeeAlone === "api") return "By fees alone paying by use would have been the cheapest.";
  const plan = rowOf(plans, plans.cheapestByFeeAlone);
  const said = `By fees alone ${nameOf(plan)} for ${money(plan.feeUsd)} would have been the cheapest, but`;
  if (costOf(plan, bound) === null) return `${said} nothing is known of its limits.`;
  if (plan.servedShare < 1) return `${said} it serves ${percent(plan.servedShare)} of the usage and ends there${inBrackets(plan)}.`;
  return `${said} it ${costs(plan, bound)}.`;
}

function mightBeCheaper(plans) {
  const names = plans.mightBeCheaper.map(plan => `${nameOf(rowOf(plans, plan.plan))} (fee ${money(plan.feeUsd)})`);
  if (names.length === 0) return "";
  return `Nothing is known of the limits of ${listed(names)}: ${names.length === 1 ? "it" : "they"} might be cheaper.`;
}

/** The sentences of the verdict; none without a volume. */
export const verdictOf = (plans, bound) => plans.cheapest === undefined
  ? []
  : [cheapestOf(plans, bound), byFeeAlone(plans, bound), mightBeCheaper(plans)].filter(sentence => sentence !== "");

function monthOf(plan, bound) {
  if (!plan.planPerMonthUsd) return "";
  const { low, high } = plan.planPerMonthUsd;
  const cost = costOf(plan, bound);
  if (cost === null) return `at least ${money(low)}`;
  return low === high ? money(cost) : `${money(cost)} (${range(low, high)})`;
}

function fitsOf(plan) {
  if (plan.fits === "unknown") return plan.limit ? "depends" : "not known";
  return plan.fits ?? "";
}

function limitCell(plan) {
  if (plan.limit) {
    const { usdPerMonth: { low, high }, per, origin, confidence, date } = plan.limit;
    return `${range(low, high)} a ${per}, ${origin === "own" ? "your own" : `confidence ${confidence}, ${date}`}`;
  }
  switch (plan.limitReason) {
    case "billedBeyondIncluded": return plan.includedUsd > 0 ? `none: what exceeds ${money(plan.includedUsd)} is billed` : "none: all of it is billed";
    case "assumedUnlimited": return "taken to have none";
    default: return "not known";
  }
}

const spanInDollars = ({ breakEvenUsdPerMonth: from, cheaperUpToUsdPerMonth: to }) => to === undefined ? money(from) : `${money(from)} up to ${money(to)}`;

/** From when on a plan is cheaper, and up to when. */
function span(plan, plans) {
  if (plan.outcome !== "at") return plan.outcome;
  if (plan.breakEvenSessionsPerDay == null) return spanInDollars(plan);
  const from = plain(plan.breakEvenSessionsPerDay);
  const end = plan.cheaperUpToSessionsPerMonth;
  return end === undefined ? from : `${from} up to ${plain(end / plans.daysPerMonth)}`;
}

function headOf(plan, plans) {
  const head = element("th", nameOf(plan), { scope: "row" });
  if (plan.plan === plans.cheapest) head.append(" ", element("strong", "cheapest"));
  if (plans.mightBeCheaper?.some(other => other.plan === plan.plan)) head.append(" ", element("em", "might be cheaper"));
  return head;
}

// The plans that serve all of it come first, the cheapest at the top; then those of which that is not known.
const place = (plan, bound) => plan.servedShare === 1 ? costOf(plan, bound) : Infinity;
const compare = (left, right, bound) => {
  const [first, second] = [place(left, bound), place(right, bound)];
  return first === second ? left.feeUsd - right.feeUsd : first - second;
};

function rowFor(plan, plans, bound) {
  const served = plan.servedShare === undefined ? "not known" : percent(plan.servedShare);
  const row = element("tr");
  row.append(
    headOf(plan, plans),
    ...[money(plan.feeUsd), monthOf(plan, bound), fitsOf(plan), plan.planPerMonthUsd ? served : ""].map(text => element("td", text)),
    element("td", limitCell(plan), { class: "long" }),
    element("td", span(plan, plans)));
  return row;
}

/** A row a plan. */
export function tableOf(plans, bound) {
  const volume = plans.perSessionUsd === undefined ? "dollars at the API" : "sessions a day";
  const titles = ["Plan", "fee a month", "this month", "fits", "served", "limit a month", `cheaper above, ${volume}`];
  const head = element("tr");
  head.append(...titles.map(title => element("th", title, { scope: "col" })));
  const table = element("table");
  const inOrder = [...plans.plans].sort((left, right) => compare(left, right, bound));
  table.append(element("caption", "The cheapest that serve all of it first."), head, ...inOrder.map(plan => rowFor(plan, plans, bound)));
  return table;
}
