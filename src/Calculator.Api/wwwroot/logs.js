// Logs of one's own: dropped or chosen, sent to this service alone, and what came of them.
import { byId, element, keyed, money, sentenceOf, tellAssumed, whole, written } from "./parts.js";
import { carried, link, query, show, takesOfLog } from "./fields.js";
import { barsOf } from "./days.js";
import { tableOf, verdictOf } from "./plans.js";

const routes = { profile: "v1/usage/profile", plans: "v1/usage/plans" };
const known = /\.(jsonl|ndjson|json|csv|txt|log|gz|tgz|tar|zip)$/i;

let turn = 0;
// What the form said when what is shown was reckoned; null while nothing is.
let told = null;

/** What of the form is about prices and plans; how much is used, the logs say. */
function queryOf(route) {
  const asked = new URLSearchParams([...query()].filter(([name]) => takesOfLog[route].includes(name)));
  asked.set("timeZone", Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC");
  if (route === routes.plans) asked.set("withProfile", "true");
  return written(asked);
}

/** What of that is the caller's own: a workload that is taken brings the version and the moment along. */
function ownPart() {
  const asked = new URLSearchParams(queryOf(routes.plans));
  for (const name of ["pricing", "asOf"]) asked.delete(name);
  return asked.toString();
}

/** What plans made of the logs is of the form as it was; where that says something else now, nothing is left standing. */
export function forgetLogs() {
  if (told === null || told === ownPart()) return;
  clear();
  byId("log-verdict").replaceChildren(element("p", "The form has changed: choose the logs again."));
}

function formOf(files) {
  const form = new FormData();
  for (const { path, file } of files) form.append("log", file, path);
  return form;
}

/** Sends the files; fetch does not say how much of a body is gone. */
function send(route, files, progress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${route}?${queryOf(route)}`);
    request.responseType = "json";
    for (const [name, value] of Object.entries(keyed().headers ?? {})) request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", ({ loaded, total }) => progress(total > 0 ? loaded / total : 1));
    request.addEventListener("load", () => (request.status === 200 ? resolve : reject)(request.response ?? {}));
    request.addEventListener("error", () => reject({ detail: "The logs could not be sent." }));
    request.send(formOf(files));
  });
}

function tellProgress(share) {
  byId("sending").hidden = share === null;
  byId("sending").value = share ?? 0;
  byId("sent").textContent = share === null ? "" : share < 1 ? `${Math.floor(share * 100)} % sent and read` : "All sent; reading the rest";
}

function tellFault(problem) {
  byId("log-fault").hidden = !problem;
  byId("log-fault").textContent = problem ? sentenceOf(problem) : "";
}

const count = (number, one, several) => `${whole(number)} ${number === 1 ? one : several}`;

function sumOf({ totals, period, sessions, counts }) {
  const tokens = totals.uncachedInputTokens + totals.cacheReadTokens + totals.cacheWrite5mTokens + totals.cacheWrite1hTokens;
  const days = period ? ` on ${count(period.activeDays, "day", "days")} from ${period.from} to ${period.to}` : "";
  const inSessions = sessions ? ` in ${count(sessions.count, "session", "sessions")}` : "";
  return `${count(counts.records, "request", "requests")}${inSessions}${days}: ${whole(tokens)} tokens of input, `
    + `of which ${whole(totals.cacheReadTokens)} from cache, and ${whole(totals.outputTokens)} of output.`;
}

function warningsOf({ warnings, unpriced }, leftOut) {
  const said = [...warnings, ...unpriced.map(one => `No price, and in no figure: ${count(one.requests, "request", "requests")} on ${one.model}. ${one.reason}`)];
  if (leftOut > 0) said.push(`${count(leftOut, "file was", "files were")} not sent, since names like theirs are not those of logs.`);
  return said;
}

/** The workload is taken with the prices and the discount it was reckoned at; which plans are looked at stays as it is. */
function use(profile, update) {
  const workload = new URLSearchParams(profile.links.breakEven.split("?")[1]);
  for (const [name, value] of link()) if (takesOfLog[routes.plans].includes(name) && !workload.has(name)) workload.set(name, value);
  show(workload);
  update();
  byId("answer").focus();
}

function tellUses(profiles, update) {
  byId("log-uses").replaceChildren(...profiles.filter(profile => profile.model).map(profile => {
    const button = element("button", `Use ${profile.model} as my workload`, { type: "button" });
    button.addEventListener("click", () => use(profile, update));
    return button;
  }));
}

function listOf(sentences) {
  const list = element("ul");
  list.append(...sentences.map(sentence => element("li", sentence)));
  return list;
}

function tellProfile(profile, leftOut, update) {
  const warnings = warningsOf(profile, leftOut);
  byId("log-total").replaceChildren(
    element("p", `${money(profile.totals.usd)} at the API`, { class: "headline" }), element("p", sumOf(profile)));
  byId("log-days").replaceChildren(...barsOf(profile.byDay));
  byId("log-warnings").replaceChildren(...warnings.length > 0 ? [element("h3", "Warnings"), listOf(warnings)] : []);
  tellUses(profile.profiles, update);
}

function tellPlans(plans) {
  const bound = carried.get("limitBound")?.toLowerCase() ?? "expected";
  const month = plans.byMonth.every(({ days, daysInPeriod }) => days === daysInPeriod) ? "a month" : "a month of days like these";
  byId("log-verdict").replaceChildren(
    element("h3", "Under a plan"),
    element("p", `The API bills ${money(plans.apiPerMonthUsd)} ${month}.`),
    ...verdictOf(plans, bound).map(sentence => element("p", sentence)));
  byId("log-plans").replaceChildren(tableOf(plans, bound));
  tellAssumed("log-assumed", plans.assumptions);
}

function clear() {
  told = null;
  for (const id of ["log-total", "log-days", "log-verdict", "log-plans", "log-warnings", "log-uses"]) byId(id).replaceChildren();
  byId("log-assumed").hidden = true;
}

/** What the logs cost and what plans make of them, in one reading; the cost alone where plans can make nothing of them. */
async function read(files, progress) {
  try {
    const plans = await send(routes.plans, files, progress);
    return { profile: plans.profile, plans };
  } catch (problem) {
    if (problem.status !== 400 && problem.status !== 422) throw problem;
    return { profile: await send(routes.profile, files, progress), problem };
  }
}

async function tell(all, update) {
  const files = all.filter(({ path }) => known.test(path));
  const own = ++turn;
  clear();
  tellFault(files.length === 0 ? { detail: "There is no log among these files." } : null);
  if (files.length === 0) return;
  tellProgress(0);
  try {
    const { profile, plans, problem } = await read(files, share => own === turn && tellProgress(share));
    if (own !== turn) return;
    tellProfile(profile, all.length - files.length, update);
    told = ownPart();
    if (plans) tellPlans(plans);
    else byId("log-verdict").replaceChildren(element("h3", "Under a plan"), element("p", sentenceOf(problem)));
  } catch (problem) {
    if (own === turn) tellFault(problem);
  } finally {
    if (own === turn) tellProgress(null);
  }
}

/** The files of what was dropped, folder by folder. */
async function filesOf(entry, path = "") {
  const name = `${path}${entry.name}`;
  if (entry.isFile) return [{ path: name, file: await new Promise((resolve, reject) => entry.file(resolve, reject)) }];
  const reader = entry.createReader();
  const files = [];
  // A reader gives a hundred at a time, and none when there are no more.
  for (let some; (some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject))).length > 0;) {
    for (const one of some) files.push(...await filesOf(one, `${name}/`));
  }
  return files;
}

async function dropped(transfer) {
  const entries = [...transfer.items].map(item => item.webkitGetAsEntry?.()).filter(entry => entry);
  if (entries.length === 0) return [...transfer.files].map(file => ({ path: file.name, file }));
  return (await Promise.all(entries.map(entry => filesOf(entry)))).flat();
}

const isOfFiles = ({ dataTransfer }) => dataTransfer?.types.includes("Files");

export function offerLogs(update) {
  const place = byId("drop");
  for (const id of ["folder", "files"]) {
    const input = byId(id);
    byId(`choose-${id}`).addEventListener("click", () => input.click());
    input.addEventListener("change", () => {
      const files = [...input.files].map(file => ({ path: file.webkitRelativePath || file.name, file }));
      // So that the same ones may be chosen again.
      input.value = "";
      tell(files, update);
    });
  }
  for (const name of ["dragenter", "dragover", "dragleave", "drop"]) {
    place.addEventListener(name, event => {
      if (!isOfFiles(event)) return;
      event.preventDefault();
      place.classList.toggle("over", name === "dragenter" || name === "dragover");
    });
  }
  place.addEventListener("drop", async event => {
    if (isOfFiles(event)) tell(await dropped(event.dataTransfer), update);
  });
}
