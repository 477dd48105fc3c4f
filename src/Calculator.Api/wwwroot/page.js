// The page asks the same routes as any other caller; its whole state is the query of its own address.
import { ask, byId, dollars, element, money, sentenceOf, written } from "./parts.js";
import { carried, changeBill, form, isBilled, isUnanswerable, link, query, queryOf, reflectBill, reflectChoice, rivals, show } from "./fields.js";
import { copy, curl, excel } from "./copies.js";
import { tableOf, verdictOf } from "./plans.js";
import { countText, forget } from "./text.js";

const pauseInTyping = 250;

const presets = {
  "Small session": { inputTokens: "3000", outputTokens: "1200" },
  "Large session": { inputTokens: "8000", outputTokens: "4000" },
  "Cached agent": { inputTokens: "50000", outputTokens: "4000", cacheRatio: "0.9", cacheWriteRatio: "rest" },
  "Long prompt": { inputTokens: "300000", outputTokens: "5000" },
};

// The slider runs over powers of ten: 0 is 1 session a day, 100 is 100,000.
const volumeOf = position => { const exact = 10 ** (position / 20); return String(exact < 10 ? Number(exact.toFixed(1)) : Math.round(exact)); };
const positionOf = sessions => Math.max(0, Math.min(100, Math.round(Math.log10(Math.max(1, sessions)) * 20)));

function reflectSliders() {
  for (const output of form.querySelectorAll("output")) output.value = `${Math.round(byId(output.htmlFor.value).value * 100)} %`;
  byId("volume").value = positionOf(Number(form.elements.sessionsPerDay.value) || 1);
}

function tellFault(problem) {
  byId("fault").hidden = !problem;
  byId("fault").textContent = problem ? sentenceOf(problem) : "";
  for (const field of form.elements) if (field.name) field.setAttribute("aria-invalid", String(Boolean(problem?.errors?.[field.name])));
  if (problem) clear();
}

function clear() {
  for (const id of ["verdict", "plans", "source"]) byId(id).replaceChildren();
  byId("assumed").hidden = true;
  picture("break-even", "", "");
  picture("comparison", "", "");
}

/** What is paid by use: a month, or where nothing is said of how often it runs, a session. */
function headlineOf(plans) {
  const [amount, period] = plans.apiPerMonthUsd === undefined ? [plans.perSessionUsd, "session"] : [plans.apiPerMonthUsd, "month"];
  return `${dollars(amount)} a ${period}`;
}

const billedBy = ({ apiPerMonthUsd }) => apiPerMonthUsd === undefined
  ? "That is what the API bills you for one."
  : "That is what the API bills you.";

const spentOn = spend => `${dollars(spend.perSessionUsd)} a session, ${dollars(spend.perDayUsd)} a day, ${dollars(spend.perYearUsd)} a year on ${spend.model}.`;

function tellAnswer(spend, plans) {
  const bound = query().get("limitBound")?.toLowerCase() ?? "expected";
  byId("verdict").replaceChildren(
    element("p", headlineOf(plans), { class: "headline" }),
    ...[spend ? spentOn(spend) : billedBy(plans), ...verdictOf(plans, bound)].map(sentence => element("p", sentence)));
  byId("plans").replaceChildren(tableOf(plans, bound));
  byId("assumed").hidden = plans.assumptions.length === 0;
  byId("assumed").replaceChildren(element("summary", "What was taken for granted"), ...plans.assumptions.map(sentence => element("p", sentence)));
  byId("source").textContent = sourceOf(spend, plans.pricing);
}

const sourceOf = (spend, { version, digest, asOf }) => `Prices: version ${version} (${digest}) at ${asOf}${spend
  ? `; ${spend.model} since ${spend.price.from}, ${spend.price.source}, checked ${spend.price.checked}, confidence ${spend.price.confidence}.`
  : "."}`;

/** Everything that follows from the form without asking: the address, the links, what the address carries besides. */
function reflect() {
  reflectSliders();
  reflectChoice();
  offerCovering();
  byId("workbook").href = `v1/workbook.xlsx?${written(queryOf("v1/workbook.xlsx"))}`;
  history.replaceState(null, "", `?${written(link())}`);
  byId("carried").hidden = carried.size === 0;
  byId("carried").textContent = `Also asked for, from the address: ${[...carried].map(([name, value]) => `${name}=${value}`).join(", ")}`;
  forget();
}

let asked = 0;

async function update() {
  const turn = ++asked;
  reflect();
  byId("untold").hidden = !isUnanswerable();
  if (isUnanswerable()) {
    tellFault(null);
    return clear();
  }
  const questions = [`v1/break-even?${written(queryOf("v1/break-even"))}`, ...isBilled() ? [] : [`v1/spend?${written(queryOf("v1/spend"))}`]];
  try {
    const [plans, spend] = await Promise.all(questions.map(question => ask(question)));
    if (turn !== asked) return;
    tellFault(null);
    tellAnswer(spend, plans);
    drawBreakEven(plans);
    drawComparison();
  } catch (problem) {
    if (turn === asked) tellFault(problem);
  }
}

function drawBreakEven(plans) {
  const route = "v1/break-even/chart.svg";
  const across = isBilled() ? "what the API bills" : `${plans.model} by sessions a day`;
  picture("break-even", `${route}?${written(queryOf(route))}`, `Cost a month of ${across}, against subscriptions.`);
}

function drawComparison() {
  const route = "v1/comparison/chart.svg";
  const models = queryOf(route);
  for (const name of ["model", "sessionsPerDay", "daysPerMonth"]) models.delete(name);
  const isShown = !isBilled() && rivals().length > 0;
  picture("comparison", isShown ? `${route}?models=${rivals().join(",")}&${written(models)}` : "", `What one session costs on ${rivals().join(", ")}.`);
}

function picture(id, source, description) {
  const image = byId(id);
  image.closest("figure").hidden = source === "";
  if (source !== "" && image.getAttribute("src") !== source) image.src = source;
  image.alt = description;
}

function offerPresets() {
  byId("presets").append(...Object.entries(presets).map(([name, values]) => {
    const button = element("button", name, { type: "button" });
    button.addEventListener("click", () => {
      show(new URLSearchParams({ ...Object.fromEntries(link()), cacheRatio: "0", cacheWriteRatio: "", batchShare: "0", ...values }));
      update();
    });
    return button;
  }));
}

function boxOf(name, value, text) {
  const label = element("label");
  label.append(element("input", "", { type: "checkbox", name, value }), ` ${text}`);
  return label;
}

let providers = new Map();
let coverage = new Map();

/** Of the plans by name, those that serve the model, and those that are ticked. */
function offerCovering() {
  const provider = providers.get(form.elements.model.value);
  for (const box of byId("choice").querySelectorAll("input")) {
    box.parentElement.hidden = !box.checked && provider !== undefined && !coverage.get(box.value).includes(provider);
  }
}

const distinct = values => [...new Set(values)].filter(value => value !== undefined).sort();

function offerPlans(plans) {
  coverage = new Map(plans.map(plan => [plan.id, plan.covers]));
  byId("choice").append(...plans.map(plan => boxOf("plans", plan.id, `${plan.name} ${money(plan.monthlyFeeUsd)}`)));
  for (const name of ["provider", "kind"]) {
    const known = distinct(plans.map(plan => plan[name]));
    form.elements[name].append(...known.map(value => element("option", value, { value })));
    form.elements[name].parentElement.hidden = known.length === 0;
  }
}

function offerModels(models) {
  providers = new Map(models.map(model => [model.id, model.provider]));
  for (const select of [form.elements.model, byId("toModel")]) select.append(...models.map(model => element("option", model.id, { value: model.id })));
  byId("rivals").append(...models.map(model => boxOf("rival", model.id, model.id)));
}

/** The plans at the prices that the address asks for; where those are a mistake, the answer tells it. */
async function plansOf(state) {
  const prices = new URLSearchParams([...state].filter(([name]) => name === "pricing" || name === "asOf"));
  return ask(`v1/plans?${written(prices)}`).then(({ plans }) => plans, () => []);
}

async function begin() {
  const state = new URLSearchParams(location.search);
  const [{ models }, plans] = await Promise.all([ask("v1/models"), plansOf(state)]);
  offerModels(models);
  offerPlans(plans);
  offerPresets();
  show(state);

  let waiting;
  form.addEventListener("input", event => {
    const field = event.target.id === "volume" ? form.elements.sessionsPerDay : event.target;
    if (event.target.id === "volume") field.value = volumeOf(Number(event.target.value));
    if (event.target.id === "billed") changeBill();
    carried.delete(field.name);
    reflect();
    clearTimeout(waiting);
    waiting = setTimeout(update, pauseInTyping);
  });
  form.addEventListener("submit", event => event.preventDefault());
  byId("toModel").addEventListener("change", reflect);
  byId("comparison").addEventListener("error", () => picture("comparison", "", ""));
  byId("copy-link").addEventListener("click", () => copy(location.href));
  byId("copy-curl").addEventListener("click", () => copy(curl()));
  byId("copy-excel").addEventListener("click", () => copy(excel()));
  byId("count").addEventListener("click", countText);
  await update();
}

reflectBill();
begin().catch(problem => tellFault(problem));
