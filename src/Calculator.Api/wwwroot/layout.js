// Where there is little room the answer comes first, and the form is folded below it.
import { byId } from "./parts.js";

const narrow = matchMedia("(max-width: 760px)");

function lay() {
  byId("inputs").open = !narrow.matches;
  if (narrow.matches) byId("verdict").after(byId("inputs"));
  else byId("answer").before(byId("inputs"));
}

export function keepLayout() {
  narrow.addEventListener("change", lay);
  lay();
}
