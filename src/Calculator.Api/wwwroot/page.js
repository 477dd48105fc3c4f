// The page asks the same routes as any other caller; its whole state is the query of its own address.
const form = document.getElementById("workload");
const fields = ["model", "inputTokens", "outputTokens", "cacheRatio", "cacheWriteRatio", "batchShare", "sessionsPerDay", "daysPerMonth", "discount"];
const longestLiteral = 240;
const pauseInTyping = 250;

const presets = {
  "Small session": { inputTokens: "3000", outputTokens: "1200" },
  "Large session": { inputTokens: "8000", outputTokens: "4000" },
  "Cached agent": { inputTokens: "50000", outputTokens: "4000", cacheRatio: "0.9", cacheWriteRatio: "rest" },
  "Long prompt": { inputTokens: "300000", outputTokens: "5000" },
};
const start = { model: "claude-opus-4-7", inputTokens: "3000", outputTokens: "1200", cacheRatio: "0", batchShare: "0", sessionsPerDay: "100", daysPerMonth: "30", discount: "0" };
const rivalsAtStart = ["claude-opus-4-7", "gpt-5.5", "claude-haiku-4-5"];

const byId = id => document.getElementById(id);
const isDefault = (name, value) => value === "" || ((name === "cacheRatio" || name === "batchShare" || name === "discount") && Number(value) === 0) || (name === "daysPerMonth" && value === "30");

/** An element with a text; a text is never markup here. */
function element(name, text = "", attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** Reads the answer to a question, or throws its problem. */
async function ask(path, options) {
  const response = await fetch(path, options);
  const answer = await response.json();
  if (!response.ok) throw answer;
  return answer;
}

// What the address asks for and no field here can hold: it is asked for all the same, and told.
const carried = new Map();
const pageOnly = ["models", "toModel"];

/** Puts a value into its field; false if the field cannot hold it as it is. */
function put(field, value) {
  if (field.type === "checkbox") {
    field.checked = value === field.value;
    return field.checked || value === "";
  }
  if (field.tagName === "SELECT") {
    const known = [...field.options].find(option => option.value.toLowerCase() === value.toLowerCase());
    field.value = known ? known.value : start.model;
    return Boolean(known);
  }
  field.value = value;
  return field.value === value || (field.type === "range" && value !== "" && Number(field.value) === Number(value));
}

function show(state) {
  carried.clear();
  for (const [name, value] of state) if (!fields.includes(name) && !pageOnly.includes(name)) carried.set(name, value);
  for (const name of fields) {
    const value = state.get(name) ?? start[name] ?? "";
    if (!put(form.elements[name], value)) carried.set(name, value);
  }
  const chosen = state.get("models")?.split(",") ?? rivalsAtStart;
  for (const box of form.querySelectorAll("input[name=rival]")) box.checked = chosen.includes(box.value);
  put(byId("toModel"), state.get("toModel") ?? "gpt-5.5");
  reflectSliders();
}

/** The workload as the service is asked for it: what stands at its default is left out. */
function workload() {
  const query = new URLSearchParams();
  for (const name of fields) {
    const field = form.elements[name];
    const value = carried.get(name) ?? (field.type === "checkbox" ? (field.checked ? field.value : "") : field.value.trim());
    if (!isDefault(name, value) || field.required) query.set(name, value);
  }
  for (const [name, value] of carried) if (!fields.includes(name)) query.set(name, value);
  return query;
}

const rivals = () => [...form.querySelectorAll("input[name=rival]:checked")].map(box => box.value);

function without(query, ...names) {
  const rest = new URLSearchParams(query);
  names.forEach(name => rest.delete(name));
  return rest;
}

/** Commas and colons may stand in a query as they are; read by people, they should. */
const written = query => query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");

// The slider runs over powers of ten: 0 is 1 session a day, 100 is 100,000.
const volumeOf = position => { const exact = 10 ** (position / 20); return String(exact < 10 ? Number(exact.toFixed(1)) : Math.round(exact)); };
const positionOf = sessions => Math.max(0, Math.min(100, Math.round(Math.log10(Math.max(1, sessions)) * 20)));

function reflectSliders() {
  for (const output of form.querySelectorAll("output")) output.value = `${Math.round(byId(output.htmlFor.value).value * 100)} %`;
  byId("volume").value = positionOf(Number(form.elements.sessionsPerDay.value) || 1);
}

const dollars = amount => `$${amount.toLocaleString("en-US", { maximumSignificantDigits: 6, useGrouping: true })}`;
const plain = amount => amount.toLocaleString("en-US", { maximumSignificantDigits: 6 });

function tellFault(problem) {
  byId("fault").hidden = !problem;
  byId("fault").textContent = problem ? problem.detail ?? "The service did not answer." : "";
  for (const name of fields) form.elements[name].setAttribute("aria-invalid", String(Boolean(problem?.errors?.[name])));
  if (!problem) return;
  for (const id of ["verdict", "plans", "source"]) byId(id).replaceChildren();
  byId("assumed").hidden = true;
  picture("break-even", "", "");
  picture("comparison", "", "");
}

/** From when on a plan is cheaper, and up to when. */
function span(plan, daysPerMonth) {
  if (plan.sessionsPerDay === null) return plan.outcome;
  const end = plan.cheaperUpToSessionsPerMonth;
  return end === undefined ? plain(plan.sessionsPerDay) : `${plain(plan.sessionsPerDay)} up to ${plain(end / daysPerMonth)}`;
}

function verdictOf(plans) {
  const plan = plans.plans.find(row => row.plan === plans.cheapestWithinLimits);
  if (plan && plan.planPerMonthUsd !== undefined) {
    const more = plan.planPerMonthUsd > plan.monthlyFeeUsd ? `, of which ${dollars(plan.monthlyFeeUsd)} are the fee` : "";
    return `${plan.name} is the cheapest at this volume, as far as its limits are known: ${dollars(plan.planPerMonthUsd)} a month${more}.`;
  }
  switch (plans.cheapestWithinLimits) {
    case "api": return "Paying by use is the cheapest at this volume.";
    case "unknown": return "A subscription might be cheaper, but nobody publishes what it allows.";
    default: return "";
  }
}

function tableOf(plans) {
  const head = element("tr");
  head.append(element("th", "Plan", { scope: "col" }), element("th", "fee a month", { scope: "col" }), element("th", "cheaper above, sessions a day", { scope: "col" }));
  const table = element("table");
  table.append(head, ...plans.plans.map(plan => {
    const row = element("tr");
    row.append(element("td", plan.name), element("td", dollars(plan.monthlyFeeUsd)), element("td", span(plan, plans.daysPerMonth)));
    return row;
  }));
  return table;
}

function tellAnswer(spend, plans) {
  byId("verdict").replaceChildren(
    element("p", `${dollars(spend.perMonthUsd)} a month`, { class: "headline" }),
    element("p", `${dollars(spend.perSessionUsd)} a session, ${dollars(spend.perDayUsd)} a day, ${dollars(spend.perYearUsd)} a year on ${spend.model}. ${verdictOf(plans)}`));
  byId("plans").replaceChildren(tableOf(plans));
  byId("assumed").hidden = plans.assumptions.length === 0;
  byId("assumed").replaceChildren(element("summary", "What was taken for granted"), ...plans.assumptions.map(sentence => element("p", sentence)));
  byId("source").textContent = `Prices: version ${spend.pricing.version} (${spend.pricing.digest}) at ${spend.pricing.asOf}; ${spend.model} since ${spend.price.from}, ${spend.price.source}, checked ${spend.price.checked}, confidence ${spend.price.confidence}.`;
}

/** Everything that follows from the form without asking: the address, the links, what the address carries besides. */
function reflect() {
  reflectSliders();
  const state = workload();
  byId("workbook").href = `v1/workbook.xlsx?${written(state)}`;
  state.set("models", rivals().join(","));
  state.set("toModel", byId("toModel").value);
  history.replaceState(null, "", `?${written(state)}`);
  byId("carried").hidden = carried.size === 0;
  byId("carried").textContent = `Also asked for, from the address: ${[...carried].map(([name, value]) => `${name}=${value}`).join(", ")}`;
  byId("delta").replaceChildren();
  counted++;
}

let asked = 0;

async function update() {
  const turn = ++asked;
  reflect();
  const query = workload();
  try {
    const [spend, plans] = await Promise.all([ask(`v1/spend?${written(query)}`), ask(`v1/break-even?${written(query)}`)]);
    if (turn !== asked) return;
    tellFault(null);
    tellAnswer(spend, plans);
    picture("break-even", `v1/break-even/chart.svg?${written(query)}`, `Cost a month of ${spend.model} by sessions a day, against subscriptions.`);
    const models = new URLSearchParams([["models", rivals().join(",")], ...without(query, "model", "sessionsPerDay", "daysPerMonth")]);
    picture("comparison", rivals().length > 0 ? `v1/comparison/chart.svg?${written(models)}` : "", `What one session costs on ${rivals().join(", ")}.`);
  } catch (problem) {
    if (turn === asked) tellFault(problem);
  }
}

function picture(id, source, description) {
  const image = byId(id);
  image.closest("figure").hidden = source === "";
  if (source !== "" && image.getAttribute("src") !== source) image.src = source;
  image.alt = description;
}

const curl = () => `curl '${new URL(`v1/spend?${written(workload())}`, document.baseURI)}'`;

/** A cell's formula: Excel takes at most 255 characters in one text, so a longer address is put together. */
function excel() {
  const address = String(new URL(`v1/spend?${written(workload())}&format=text&field=perMonthUsd`, document.baseURI));
  const pieces = address.match(new RegExp(`.{1,${longestLiteral}}`, "g")).map(piece => `"${piece}"`);
  return `=NUMBERVALUE(WEBSERVICE(${pieces.join("&")}),".",",")`;
}

/** Browsers give the clipboard to secure pages alone; elsewhere the old way, and else the text itself. */
async function copy(text) {
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

let counted = 0;

async function countText() {
  const turn = ++counted;
  const text = byId("text").value;
  const toModel = byId("toModel").value;
  const query = without(workload(), ...pageOnly);
  if (text === "") return byId("delta").replaceChildren(element("p", "Paste a text first.", { class: "fault" }));
  const body = Object.fromEntries([...query].map(([name, value]) => [name, jsonOf(name, value)]));
  const send = fields => ({ method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(fields) });
  try {
    const [counts, delta] = await Promise.all([
      ask("v1/token-count", send({ text, models: [...new Set([body.model, toModel])] })),
      ask("v1/tokenizer-delta", send({ ...body, toModel, sampleText: text })),
    ]);
    if (turn === counted) byId("delta").replaceChildren(...counts.counts.map(tellCount), tellDelta(delta));
  } catch (problem) {
    if (turn === counted) byId("delta").replaceChildren(element("p", problem.detail ?? "The service did not answer.", { class: "fault" }));
  }
}

/** A number where it is one; whatever else stands in a field is sent as it is, so that the service can say what is wrong with it. */
const jsonOf = (name, value) => name !== "model" && value !== "" && Number.isFinite(Number(value)) ? Number(value) : value;

const tellCount = count => element("p", `${count.models.join(", ")}: ${amount(count.tokens)} tokens${count.exact ? ", counted exactly" : ", estimated"}.`);

function tellDelta(delta) {
  const { low, expected, high } = delta.changePercent;
  if (expected === null) return element("p", `On ${delta.to.model} this workload is not offered.`);
  const range = low === high ? "" : ` (${low === null ? "?" : plain(low)} to ${high === null ? "?" : plain(high)} %)`;
  return element("p", `This workload on ${delta.to.model}: ${plain(expected)} %${range} in cost, ${dollars(delta.perMonthUsd.expected)} a month instead of ${dollars(delta.perMonthUsd.before)}. ${delta.ratio.source}`);
}

const whole = tokens => Math.round(tokens).toLocaleString("en-US");
const amount = count => typeof count === "number" ? whole(count) : count.low === count.high ? whole(count.expected) : `${whole(count.expected)} (${whole(count.low)} to ${whole(count.high)})`;

function offerPresets() {
  byId("presets").append(...Object.entries(presets).map(([name, values]) => {
    const button = element("button", name, { type: "button" });
    button.addEventListener("click", () => {
      const state = new URLSearchParams({ ...Object.fromEntries(workload()), cacheRatio: "0", cacheWriteRatio: "", batchShare: "0", ...values });
      state.set("models", rivals().join(","));
      state.set("toModel", byId("toModel").value);
      show(state);
      update();
    });
    return button;
  }));
}

async function begin() {
  const { models } = await ask("v1/models");
  for (const select of [form.elements.model, byId("toModel")]) select.append(...models.map(model => element("option", model.id, { value: model.id })));
  byId("rivals").append(...models.map(model => {
    const label = element("label");
    label.append(element("input", "", { type: "checkbox", name: "rival", value: model.id }), ` ${model.id}`);
    return label;
  }));
  offerPresets();
  show(new URLSearchParams(location.search));

  let waiting;
  form.addEventListener("input", event => {
    const field = event.target.id === "volume" ? form.elements.sessionsPerDay : event.target;
    if (event.target.id === "volume") field.value = volumeOf(Number(event.target.value));
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

begin().catch(problem => tellFault(problem));
