// What a move to another model does to the bill, day by day.
import { ask, byId, element, money, plain, sentenceOf, written } from "./parts.js";
import { nameOf } from "./choices.js";
import { picture } from "./pictures.js";
import { isBilled, queryOf } from "./fields.js";

const toModel = () => byId("toModel").value;

function addressOf(route) {
  const query = queryOf(route);
  query.set("toModel", toModel());
  return `${route}?${written(query)}`;
}

const range = (low, high) => low === null || high === null || low === high ? "" : ` (${money(low)} to ${money(high)})`;

function monthOf(move) {
  const { before, low, expected, high } = move.steadyPerMonthUsd;
  return expected === null
    ? `${nameOf(move.to.model)} does not offer this workload.`
    : `${money(expected)} a month${range(low, high)} on ${nameOf(move.to.model)} instead of ${money(before)} on ${nameOf(move.from.model)}.`;
}

function ratioOf({ ratio: { low, expected, high, basis, source } }) {
  const figures = low === high ? plain(expected) : `${plain(expected)} (${plain(low)} to ${plain(high)})`;
  return expected === 1 && low === high
    ? "Both count the same text with as many tokens."
    : `The same text has ${figures} tokens there for each one here: ${basis}, ${source}.`;
}

function paybackOf({ oneTimeUsd, paybackDays }) {
  if (!oneTimeUsd) return "";
  const once = `The move costs ${money(oneTimeUsd)} once`;
  return paybackDays === null ? `${once}, which is never paid back.` : `${once}, paid back after ${plain(paybackDays)} days.`;
}

function tell(...sentences) {
  byId("moved").replaceChildren(...sentences.filter(sentence => sentence !== "").map(sentence => element("p", sentence)));
}

let asked = 0;

/** What is on its way is of another workload now. */
export function forgetMove() {
  asked++;
}

export function clearMove() {
  forgetMove();
  tell();
  picture("migration", "", "");
}

/** Tells and draws the move; between a model and itself there is none, and a bill says nothing of a model. */
export async function tellMove() {
  clearMove();
  const isNone = toModel() === queryOf("v1/migration").get("model");
  byId("days").hidden = isNone;
  if (isBilled()) return;
  if (isNone) {
    tell("That is the model of the workload: choose another to see what a move does.");
    return;
  }

  const turn = asked;
  byId("days").href = `${addressOf("v1/migration")}&format=csv`;
  try {
    const move = await ask(addressOf("v1/migration"));
    if (turn !== asked) return;
    tell(monthOf(move), ratioOf(move), paybackOf(move));
    picture("migration", addressOf("v1/migration/chart.svg"), `What each day costs on the way to ${nameOf(move.to.model)}.`);
  } catch (problem) {
    if (turn === asked) tell(sentenceOf(problem));
  }
}
