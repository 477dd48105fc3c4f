// The guide for spreadsheets: each formula can be copied by a button.
import { copied } from "./clipboard.js";

for (const formula of document.querySelectorAll(".formula")) {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Copy" });
  button.setAttribute("aria-label", `Copy: ${formula.previousElementSibling.textContent}`);
  button.addEventListener("click", async () => {
    button.textContent = await copied(formula.textContent) ? "Copied" : "Select it and copy";
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  });
  formula.before(button);
}
