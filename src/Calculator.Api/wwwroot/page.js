// The page asks the same routes as any other caller; its whole state is the query of its own address.
import { ask, byId, element, money, sentenceOf, tellAssumed, written } from "./parts.js";
import { nameOf, offerCovering, offerModels, offerPlans, plansOf } from "./choices.js";
import { carried, form, isBilled, isUnanswerable, link, ofCounts, query, queryOf, rivals, show } from "./fields.js";
import { changeBill, changed, reflectBill, reflectChoice, showAsRead } from "./fields.js";
import { followKeyed, offerKey, tellKey } from "./keys.js";
import { picture } from "./pictures.js";
import { clearMove, forgetMove, tellMove } from "./move.js";
import { keepLayout } from "./layout.js";
import { copy, curl, excel } from "./copies.js";
import { offerCounting } from "./counts.js";
import { comparison } from "./comparison.js";
import { tableOf, verdictOf } from "./plans.js";
import { countText, forget } from "./text.js";
import { forgetLogs, offerLogs } from "./logs.js";

const pauseInTyping = 250;

// What a preset does not say is plain: one request a session, and nothing of a cache or in batch.
const plainSession = { cacheRatio: "0", cacheWriteRatio: "", batchShare: "0", requestsPerSession: "1" };

const presets = {
  "Small session": { inputTokens: "3000", outputTokens: "1200" },
  "Large session": { inputTokens: "8000", outputTokens: "4000" },
  "Cached agent": { inputTokens: "50000", outputTokens: "4000", cacheRatio: "0.9", cacheWriteRatio: "rest" },
  "Long prompt": { inputTokens: "300000", outputTokens: "5000" },
};

// The slider runs over powers of ten: 0 is 1 session a day, 100 is 100,000.
const rounded = exact => String(exact < 10 ? Number(exact.toFixed(1)) : Math.round(exact));
const volumeOf = position => rounded(10 ** (position / 20));
const positionOf = sessions => Math.max(0, Math.min(100, Math.round(Math.log10(Math.max(1, sessions)) * 20)));

function reflectSliders() {
  for (const output of form.querySelectorAll("output")) output.value = `${Math.round(byId(output.htmlFor.value).value * 100)} %`;
  byId("volume").value = positionOf(Number(form.elements.sessionsPerDay.value) || 1);
}

function tellFault(problem) {
  tellKey(problem);
  byId("fault").hidden = !problem;
  byId("fault").textContent = problem ? sentenceOf(problem) : "";
  for (const field of form.elements) if (field.name) field.setAttribute("aria-invalid", String(Boolean(problem?.errors?.[field.name])));
  if (problem) clear();
}

function clear() {
  for (const id of ["verdict", "plans", "source", "age"]) byId(id).replaceChildren();
  byId("assumed").hidden = true;
  picture("break-even", "", "");
  picture("comparison", "", "");
  clearMove();
}

/** What is paid by use: a month, or where nothing is said of how often it runs, a session. */
function headlineOf(plans) {
  const [amount, period] = plans.apiPerMonthUsd === undefined ? [plans.perSessionUsd, "session"] : [plans.apiPerMonthUsd, "month"];
  return `${money(amount)} a ${period}`;
}

const billedBy = ({ apiPerMonthUsd }) => apiPerMonthUsd === undefined
  ? "That is what the API bills you for one."
  : "That is what the API bills you.";

const spentOn = ({ perSessionUsd, perDayUsd, perYearUsd, model }) =>
  `${money(perSessionUsd)} a session, ${money(perDayUsd)} a day, ${money(perYearUsd)} a year on ${nameOf(model)}.`;

function tellAnswer(spend, plans) {
  const bound = query().get("limitBound")?.toLowerCase() ?? "expected";
  byId("verdict").replaceChildren(
    element("p", headlineOf(plans), { class: "headline" }),
    ...[spend ? spentOn(spend) : billedBy(plans), ...verdictOf(plans, bound)].map(sentence => element("p", sentence)));
  byId("plans").replaceChildren(tableOf(plans, bound));
  tellAssumed("assumed", plans.assumptions);
  byId("source").textContent = sourceOf(spend, plans.pricing);
}

let known = {};

/** A version's row, asked for once as long as the same one answers. */
async function versionOf(id) {
  if (known.id !== id) known = { id, row: (await ask(`v1/pricing/${encodeURIComponent(id)}`)).version };
  return known.row;
}

/** How old the prices are of the version that was answered from. */
async function tellAge(version, turn) {
  const row = await versionOf(version);
  if (turn === asked) byId("age").textContent = row.checkedOldest === undefined ? "" : ageOf(row);
}

const ageOf = ({ checkedOldest, checkedNewest, daysSinceCheckedOldest, daysSinceCheckedNewest }) =>
  `Its rates and fees were compared with their sources between ${checkedOldest} (${daysAgo(daysSinceCheckedOldest)}) `
  + `and ${checkedNewest} (${daysAgo(daysSinceCheckedNewest)}).`;
const daysAgo = days => days === 0 ? "today" : days === 1 ? "yesterday" : `${days} days ago`;

const sourceOf = (spend, { version, digest, asOf }) => `Prices: version ${version} (${digest}) at ${asOf}${spend ? ratesOf(spend) : ""}.`;
const ratesOf = ({ model, price }) =>
  `; ${nameOf(model)} since ${price.from}, ${price.source}, checked ${price.checked}, confidence ${price.confidence}`;

let asked = 0;

/**
 * Everything that follows from the form without asking: the address, the links, what the address carries besides. Answers that are still
 * on their way are to another question now: what follows from them would be asked for of this form.
 */
function reflect() {
  asked++;
  forgetMove();
  forgetLogs();
  reflectSliders();
  reflectChoice();
  offerCovering();
  byId("workbook").href = `v1/workbook.xlsx?${written(queryOf("v1/workbook.xlsx"))}`;
  history.replaceState(null, "", `?${written(link())}`);
  byId("carried").hidden = carried.size === 0;
  byId("carried").textContent = `Also asked for, from the address: ${[...carried].map(([name, value]) => `${name}=${value}`).join(", ")}`;
  forget();
}

async function update() {
  reflect();
  const turn = asked;
  byId("untold").hidden = !isUnanswerable();
  if (isUnanswerable()) {
    tellFault(null);
    return clear();
  }
  const routes = isBilled() ? ["v1/break-even"] : ["v1/break-even", "v1/spend"];
  try {
    const [plans, spend] = await Promise.all(routes.map(route => ask(`${route}?${written(queryOf(route))}`)));
    if (turn !== asked) return;
    tellFault(null);
    tellAnswer(spend, plans);
    drawBreakEven(plans);
    await Promise.all([drawComparison(turn), tellMove(), tellAge(plans.pricing.version, turn)]);
  } catch (problem) {
    if (turn === asked) tellFault(problem);
  }
}

function drawBreakEven(plans) {
  const route = "v1/break-even/chart.svg";
  const across = isBilled() ? "what the API bills" : `${nameOf(plans.model)} by sessions a day`;
  picture("break-even", `${route}?${written(queryOf(route))}`, `Cost a month of ${across}, against subscriptions.`);
}

async function drawComparison(turn) {
  if (isBilled() || rivals().length === 0) return picture("comparison", "", "");
  const { source, caption } = await comparison();
  if (turn !== asked) return;
  byId("compared").textContent = caption;
  picture("comparison", source, `What one session costs on ${rivals().map(nameOf).join(", ")}.`);
}

function offerPresets() {
  byId("presets").append(...Object.entries(presets).map(([name, values]) => {
    const button = element("button", name, { type: "button" });
    button.addEventListener("click", () => {
      const kept = [...link()].filter(([name]) => !ofCounts.includes(name));
      show(new URLSearchParams({ ...Object.fromEntries(kept), ...plainSession, ...values }));
      update();
    });
    return button;
  }));
}

async function begin() {
  const state = new URLSearchParams(location.search);
  const [{ models }, plans] = await Promise.all([ask("v1/models"), plansOf(state)]);
  offerModels(models);
  offerPlans(plans);
  offerPresets();
  offerCounting(update);
  show(state);

  let waiting;
  form.addEventListener("input", event => {
    const field = event.target.id === "volume" ? form.elements.sessionsPerDay : event.target;
    if (event.target.id === "volume") field.value = volumeOf(Number(event.target.value));
    if (event.target.id === "billed") changeBill();
    changed(field.name);
    reflect();
    clearTimeout(waiting);
    waiting = setTimeout(update, pauseInTyping);
  });
  form.addEventListener("change", event => showAsRead(event.target));
  form.addEventListener("submit", event => event.preventDefault());
  byId("toModel").addEventListener("change", update);
  byId("comparison").addEventListener("error", () => picture("comparison", "", ""));
  byId("copy-link").addEventListener("click", () => copy(location.href));
  byId("copy-curl").addEventListener("click", () => copy(curl()));
  byId("copy-excel").addEventListener("click", () => copy(excel()));
  byId("count").addEventListener("click", countText);
  await update();
}

keepLayout();
offerKey();
// What is chosen before the models are there must not be lost.
offerLogs(update);
followKeyed(byId("workbook"), "calculator.xlsx");
followKeyed(byId("days"), "migration.csv");
reflectBill();
begin().catch(problem => tellFault(problem));
