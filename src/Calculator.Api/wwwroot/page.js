// The page asks the same routes as any other caller; its whole state is the query of its own address.
const form = document.getElementById("workload");
const fields = ["model", "inputTokens", "outputTokens", "cacheRatio", "cacheWriteRatio", "batchShare", "sessionsPerDay", "daysPerMonth", "discount"];
const longestLiteral = 240;
const slowestTyping = 250;

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

function show(state) {
  for (const name of fields) {
    const field = form.elements[name];
    if (field.type === "checkbox") field.checked = state.get(name) === field.value;
    else field.value = state.get(name) ?? start[name] ?? "";
  }
  const rivals = state.get("models")?.split(",") ?? rivalsAtStart;
  for (const box of form.querySelectorAll("input[name=rival]")) box.checked = rivals.includes(box.value);
  byId("toModel").value = state.get("toModel") ?? "gpt-5.5";
  reflectSliders();
}

/** The workload as the service is asked for it: what stands at its default is left out. */
function workload() {
  const query = new URLSearchParams();
  for (const name of fields) {
    const field = form.elements[name];
    const value = field.type === "checkbox" ? (field.checked ? field.value : "") : field.value.trim();
    if (!isDefault(name, value) || field.required) query.set(name, value);
  }
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
}

function tellAnswer(spend, plans) {
  const cheapest = plans.cheapestWithinLimits;
  const named = plans.plans.find(plan => plan.plan === cheapest);
  const verdict = cheapest === "api" ? "Paying by use is the cheapest at this volume."
    : named ? `${named.name} at ${dollars(named.monthlyFeeUsd)} a month is the cheapest at this volume, as far as its limits are known.`
    : cheapest === "unknown" ? "A subscription might be cheaper, but nobody publishes what it allows."
    : "";
  const rows = plans.plans.map(plan => {
    const row = element("tr");
    row.append(element("td", plan.name), element("td", dollars(plan.monthlyFeeUsd)), element("td", plan.sessionsPerDay === null ? plan.outcome : plain(plan.sessionsPerDay)));
    return row;
  });
  const head = element("tr");
  head.append(element("th", "Plan", { scope: "col" }), element("th", "a month", { scope: "col" }), element("th", "cheaper above, sessions a day", { scope: "col" }));
  const table = element("table");
  table.append(element("caption", "", { class: "quiet" }), head, ...rows);
  const scroll = element("div", "", { class: "scroll" });
  scroll.append(table);

  byId("figures").replaceChildren(
    element("p", `${dollars(spend.perMonthUsd)} a month`, { class: "headline" }),
    element("p", `${dollars(spend.perSessionUsd)} a session, ${dollars(spend.perDayUsd)} a day, ${dollars(spend.perYearUsd)} a year on ${spend.model}. ${verdict}`),
    scroll,
    ...[...new Set([...spend.assumptions])].map(sentence => element("p", sentence, { class: "quiet" })));
  byId("source").textContent = `Prices: version ${spend.pricing.version} (${spend.pricing.digest}) at ${spend.pricing.asOf}; ${spend.model} since ${spend.price.from}, ${spend.price.source}, checked ${spend.price.checked}, confidence ${spend.price.confidence}.`;
}

let asked = 0;

async function update() {
  const turn = ++asked;
  const query = workload();
  const state = new URLSearchParams(query);
  state.set("models", rivals().join(","));
  state.set("toModel", byId("toModel").value);
  history.replaceState(null, "", `?${written(state)}`);

  byId("swagger").href = "swagger/index.html#/2 Spend/ForecastSpend".replaceAll(" ", "%20");
  byId("workbook").href = `v1/workbook.xlsx?${written(query)}`;
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

async function copy(text) {
  await navigator.clipboard.writeText(text);
  byId("copied").textContent = "Copied.";
  setTimeout(() => { byId("copied").textContent = ""; }, 2000);
}

async function countText() {
  const text = byId("text").value;
  const query = workload();
  if (text === "") return byId("delta").replaceChildren(element("p", "Paste a text first.", { class: "fault" }));
  const body = Object.fromEntries([...query].map(([name, value]) => [name, name === "model" || name === "cacheWriteRatio" ? value : Number(value)]));
  const send = fields => ({ method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(fields) });
  try {
    const models = [...new Set([body.model, byId("toModel").value])];
    const counted = await ask("v1/token-count", send({ text, models }));
    const lines = counted.counts.flatMap(count => count.models.filter(model => models.includes(model)).map(model => element("p", `${model}: ${amount(count.tokens)} tokens${count.exact ? ", counted exactly" : ", estimated"}.`)));
    byId("delta").replaceChildren(...lines);
    const delta = await ask("v1/tokenizer-delta", send({ ...body, toModel: byId("toModel").value, sampleText: text }));
    const change = delta.changePercent;
    byId("delta").append(element("p", change.expected === null
      ? `On ${delta.to.model} this workload is not offered.`
      : `This workload on ${delta.to.model}: ${plain(change.expected)} % (${plain(change.low ?? change.expected)} to ${plain(change.high ?? change.expected)} %) in cost, ${dollars(delta.perMonthUsd.expected)} a month instead of ${dollars(delta.perMonthUsd.before)}. ${delta.ratio.source}`));
  } catch (problem) {
    byId("delta").append(element("p", problem.detail ?? "The service did not answer.", { class: "fault" }));
  }
}

const amount = count => typeof count === "number" ? plain(count) : `${plain(count.expected)} (${plain(count.low)} to ${plain(count.high)})`;

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
    if (event.target.id === "volume") form.elements.sessionsPerDay.value = volumeOf(Number(event.target.value));
    reflectSliders();
    clearTimeout(waiting);
    waiting = setTimeout(update, slowestTyping);
  });
  form.addEventListener("submit", event => event.preventDefault());
  byId("toModel").addEventListener("change", update);
  byId("copy-link").addEventListener("click", () => copy(location.href));
  byId("copy-curl").addEventListener("click", () => copy(curl()));
  byId("copy-excel").addEventListener("click", () => copy(excel()));
  byId("count").addEventListener("click", countText);
  await update();
}

begin().catch(problem => tellFault(problem));
