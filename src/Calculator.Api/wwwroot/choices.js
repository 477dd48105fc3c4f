// What there is to choose from: models, and the plans that serve them.
import { ask, byId, element, money, written } from "./parts.js";
import { form } from "./fields.js";

function boxOf(name, value, text, small = "") {
  const label = element("label");
  label.append(element("input", "", { type: "checkbox", name, value }), ` ${text} `, element("small", small));
  return label;
}

let providers = new Map();
let names = new Map();

/** A model as people write it. */
export const nameOf = id => names.get(id) ?? id;
let coverage = new Map();

/** Of the plans by name, those that serve the model, and those that are ticked. */
export function offerCovering() {
  const provider = providers.get(form.elements.model.value);
  for (const box of byId("choice").querySelectorAll("input")) {
    box.parentElement.hidden = !box.checked && provider !== undefined && !coverage.get(box.value).includes(provider);
  }
}

const distinct = values => [...new Set(values)].filter(value => value !== undefined).sort();

export function offerPlans(plans) {
  coverage = new Map(plans.map(plan => [plan.id, plan.covers]));
  byId("choice").append(...plans.map(plan => boxOf("plans", plan.id, `${plan.name} ${money(plan.monthlyFeeUsd)}`)));
  for (const name of ["provider", "kind"]) {
    const known = distinct(plans.map(plan => plan[name]));
    form.elements[name].append(...known.map(value => element("option", value, { value })));
    form.elements[name].parentElement.hidden = known.length === 0;
  }
}

export function offerModels(models) {
  providers = new Map(models.map(model => [model.id, model.provider]));
  names = new Map(models.map(model => [model.id, model.name]));
  for (const select of [form.elements.model, byId("toModel")]) {
    select.append(...models.map(model => element("option", `${model.name} · ${model.id}`, { value: model.id })));
  }
  byId("rivals").append(...models.map(model => boxOf("rival", model.id, model.name, model.id)));
}

/** The plans at the prices that the address asks for; where those are a mistake, the answer tells it. */
export async function plansOf(state) {
  const prices = new URLSearchParams([...state].filter(([name]) => name === "pricing" || name === "asOf"));
  return ask(`v1/plans?${written(prices)}`).then(({ plans }) => plans, () => []);
}
