// The state of the page is the query of its own address. Which of it a route is asked for is said here, in one place.
import { byId, read } from "./parts.js";

export const form = byId("workload");

export const ofCounts = ["cacheReadTokens", "cacheWriteTokens", "cacheWrite1hTokens"];
const ofRatios = ["cacheRatio", "cacheWriteRatio"];
const ofTokens = [
  "inputTokens", "outputTokens", ...ofRatios, "batchShare", "sessionsPerDay", "daysPerMonth", "requestsPerSession", "inferenceGeo",
  "otherUsdPerSession",
];
const ofPlans = ["seats", "billing", "provider", "kind", "plans"];
const every = ["model", "apiUsdPerMonth", ...ofTokens, "discount", ...ofPlans];
const pageOnly = ["models", "toModel"];

// How an answer is written is the page's own affair.
const ofAnswers = ["format", "field", "columns", "headers", "errors", "_"];

const ofComparing = [
  ...ofPlans, "usagePerSeat", "limitUsdPerWeek", "limitBound", "assumeUnlimited", "assumeHeld",
  "ownPlanFeeUsd", "ownPlanName", "ownPlanIncludedUsd", "ownPlanLimitUsdPerWeek", "ownPlanOverage",
];
const besidesTokens = ["apiUsdPerMonth", "apiUsdPerSession", ...ofComparing];
const ofPrices = ["pricing", "asOf", "discount"];

const ofTokenizers = ["toModel", "content", "ratioLow", "ratioExpected", "ratioHigh", "scaleOutput"];
const ofMoves = [
  ...ofTokenizers, "outputRatio", "claimedFewerOutputTokens", "claimedBy", "rebuild", "rampDays", "distinctPrefixes", "shadowShare",
  "shadowDays", "engineeringUsd", "days", "startsOn",
];

/** What a route takes that another one does not. What stands in none of these is sent to all, for the service to say what is wrong with it. */
export const takes = {
  "v1/spend": ["daysPerYear"],
  "v1/break-even": besidesTokens,
  "v1/break-even/chart.svg": besidesTokens,
  "v1/workbook.xlsx": besidesTokens,
  "v1/comparison/chart.svg": ["models", "inputRatios", "outputRatios", "successRates", "failureCostUsd"],
  "v1/migration": ofMoves,
  "v1/migration/chart.svg": ofMoves,
  "v1/tokenizer-delta": [...ofTokenizers, "sampleText", "inputCharacters"],
};
const ofSome = new Set(Object.values(takes).flat());

/** What a route takes that is told of a log: how much is used, the log says itself. */
export const takesOfLog = { "v1/usage/profile": ofPrices, "v1/usage/plans": [...ofPrices, ...ofComparing] };

const defaults = {
  cacheRatio: "0", batchShare: "0", daysPerMonth: "30", requestsPerSession: "1", otherUsdPerSession: "0", discount: "0", seats: "1",
  billing: "monthly",
};
const start = { ...defaults, model: "claude-opus-4-7", inputTokens: "3000", outputTokens: "1200", sessionsPerDay: "100", toModel: "gpt-5.5" };
const rivalsAtStart = ["claude-opus-4-7", "gpt-5.5", "claude-haiku-4-5"];

const isDefault = (name, value) => value === "" || value === defaults[name] || (defaults[name] === "0" && Number(value) === 0);

/** What the address asks for and no field here can hold: it is asked for all the same, and told. */
export const carried = new Map();

export const isBilled = () => byId("billed").checked;
const shown = () => isBilled() ? every.filter(name => !ofTokens.includes(name)) : every.filter(name => name !== "apiUsdPerMonth");
const isNeeded = name => isBilled() ? name === "apiUsdPerMonth" && !carried.has("apiUsdPerSession") : form.elements[name]?.required;

const boxes = name => [...form.querySelectorAll(`input[name=${name}]`)];
const ticked = name => boxes(name).filter(box => box.checked).map(box => box.value);
export const rivals = () => ticked("rival");

/** Ticks the boxes of a list; false if there is none for one of its values. */
function tick(name, values) {
  for (const box of boxes(name)) box.checked = values.includes(box.value);
  return values.every(value => boxes(name).some(box => box.value === value));
}

/** Puts a value into its field; false if the field cannot hold it as it is. */
function put(field, value) {
  if (field.type === "checkbox") {
    field.checked = value === field.value;
    return field.checked || value === "";
  }
  if (field.tagName === "SELECT") {
    const known = [...field.options].find(option => !option.disabled && option.value.toLowerCase() === value.toLowerCase());
    field.value = known ? known.value : start[field.name] ?? "";
    return Boolean(known);
  }
  field.value = value;
  return field.value === value || (field.type === "range" && value !== "" && Number(field.value) === Number(value));
}

const fill = (name, value) => name === "plans" ? tick(name, value === "" ? [] : value.split(",")) : put(form.elements[name], value);

function valueOf(name) {
  if (name === "plans") return ticked("plans").join(",");
  const field = form.elements[name];
  if (field.disabled) return "";
  if (field.type === "checkbox") return field.checked ? field.value : "";
  return field.inputMode === "" ? field.value.trim() : read(field.value.trim());
}

/** Shows how a number that was typed is understood. */
export function showAsRead(field) {
  if (field.inputMode) field.value = read(field.value.trim());
}

/** Takes the tokens of a session as they were counted: those of the cache by their number, and no longer by the shares of the sliders. */
export function takeCounts(counts) {
  for (const name of ofRatios) {
    carried.delete(name);
    fill(name, start[name] ?? "");
  }
  for (const name of ofCounts) {
    carried.delete(name);
    if (counts[name] > 0) carried.set(name, String(counts[name]));
  }
  for (const name of ["inputTokens", "outputTokens"]) fill(name, String(counts[name]));
}

/** A field was changed by hand: what the address said of it is over, and a share takes the place of a count. */
export function changed(name) {
  carried.delete(name);
  if (ofRatios.includes(name)) for (const count of ofCounts) carried.delete(count);
}

/** Fills the form from a query. */
export function show(state) {
  carried.clear();
  byId("billed").checked = state.has("apiUsdPerMonth") || state.has("apiUsdPerSession");
  reflectBill();
  const known = [...shown(), ...pageOnly, ...ofAnswers];
  for (const [name, value] of state) if (!known.includes(name)) carried.set(name, value);
  for (const name of every) {
    const value = state.get(name) ?? (name === "model" && isBilled() ? "" : start[name] ?? "");
    if (!fill(name, value) && shown().includes(name)) carried.set(name, value);
  }
  // Plans chosen in two ways are a mistake, which the service tells.
  if (state.get("plans")) for (const name of ["provider", "kind"]) if (state.get(name)) carried.set(name, state.get(name));
  tick("rival", state.get("models")?.split(",") ?? rivalsAtStart);
  put(byId("toModel"), state.get("toModel") ?? start.toModel);
  reflectChoice();
}

/** What is asked for: what stands at its default is left out. */
export function query() {
  const query = new URLSearchParams();
  for (const name of shown()) {
    const value = carried.get(name) ?? valueOf(name);
    if (!isDefault(name, value) || isNeeded(name)) query.set(name, value);
  }
  for (const [name, value] of carried) query.set(name, value);
  return query;
}

/** The same as one route takes it. */
export const queryOf = route => new URLSearchParams([...query()].filter(([name]) => !ofSome.has(name) || takes[route].includes(name)));

/** The address of the page as it stands. */
export function link() {
  const state = query();
  if (!isBilled()) {
    state.set("models", rivals().join(","));
    state.set("toModel", byId("toModel").value);
  }
  return state;
}

/** Without a bill there is nothing to ask yet. */
export const isUnanswerable = () => isBilled() && query().get("apiUsdPerMonth") === "";

/** Shows what is asked for in tokens, or in its place the bill; a bill may be of any model. */
export function reflectBill() {
  for (const part of document.querySelectorAll("[data-with]")) part.hidden = (part.dataset.with === "bill") !== isBilled();
  const any = form.elements.model.querySelector("option[value='']");
  any.hidden = any.disabled = !isBilled();
  if (!isBilled() && form.elements.model.value === "") form.elements.model.value = start.model;
}

/** The person has changed between tokens and bill: what the address said of either is over. */
export function changeBill() {
  for (const name of [...ofTokens, ...ofCounts, "apiUsdPerMonth", "apiUsdPerSession"]) carried.delete(name);
  reflectBill();
}

/** Plans chosen by name are not also chosen by who sells them; whose they are if nothing is chosen depends on what else is said. */
export function reflectChoice() {
  const named = ticked("plans").length;
  form.elements.provider.disabled = form.elements.kind.disabled = named > 0;
  form.elements.provider.options[0].textContent = valueOf("model") === "" || valueOf("kind") !== "" ? "anyone" : "the model's own provider";
  byId("named").textContent = named > 0 ? `${named} chosen` : "";
}
