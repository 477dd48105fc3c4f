// The days of a log as bars, each of its models on top of the other.
import { element, money } from "./parts.js";

const [width, height, gap, below] = [900, 220, 4, 24];
const mostColours = 6;

/** Elements of a picture have a space of names of their own. */
function drawn(name, attributes, text = "") {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== "") made.textContent = text;
  return made;
}

/** All models of the days, the dearest first: each keeps its colour, and those beyond the sixth share one. */
function modelsOf(days) {
  const sums = new Map();
  for (const { models } of days) for (const { model, used } of models) sums.set(model, (sums.get(model) ?? 0) + used.usd);
  return [...sums].sort((left, right) => right[1] - left[1]).map(([model]) => model);
}

const colourOf = (models, model) => `model-${Math.min(models.indexOf(model), mostColours - 1)}`;

/** Every day of the period has its place, so that days without a request are seen. */
const dayNumber = day => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);

function barOf(day, x, breadth, most, models) {
  let bottom = height;
  return day.models.map(({ model, used }) => {
    const tall = most > 0 ? used.usd / most * height : 0;
    bottom -= tall;
    const part = drawn("rect", { x, y: bottom, width: breadth, height: tall, class: colourOf(models, model) });
    part.append(drawn("title", {}, `${day.day}, ${model}: ${money(used.usd)}`));
    return part;
  });
}

/** A picture and what its colours mean; nothing where no request has a time. */
export function barsOf(byDay) {
  const days = byDay.filter(({ day }) => !Number.isNaN(dayNumber(day)));
  if (days.length === 0) return [];
  const [first, last] = [days[0].day, days.at(-1).day];
  const step = width / (dayNumber(last) - dayNumber(first) + 1);
  const breadth = Math.max(1, Math.min(40, step - Math.min(gap, step / 2)));
  const [models, most] = [modelsOf(days), Math.max(...days.map(({ used }) => used.usd))];
  const said = `Dollars a day from ${first} to ${last}, at most ${money(most)}.`;
  const picture = drawn("svg", { viewBox: `0 0 ${width} ${height + below}`, role: "img", "aria-label": said });
  for (const day of days) picture.append(...barOf(day, (dayNumber(day.day) - dayNumber(first)) * step, breadth, most, models));
  picture.append(drawn("text", { x: 0, y: height + below - 6 }, first));
  if (first !== last) picture.append(drawn("text", { x: width, y: height + below - 6, "text-anchor": "end" }, last));
  const figure = element("figure");
  const legend = element("figcaption", said);
  legend.append(...models.map(model => element("span", model, { class: `legend ${colourOf(models, model)}` })));
  figure.append(picture, legend);
  return [figure];
}
