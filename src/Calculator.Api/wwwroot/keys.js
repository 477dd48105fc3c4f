// Where the service asks for a key: a place to type one, and what a browser would ask for without it.
import { byId, hasKey, keep, keyed } from "./parts.js";

/** Shows the place to type one where a problem is that there is none, or a wrong one. */
export function tellKey(problem) {
  byId("keys").hidden = problem?.status !== 401;
}

export function offerKey() {
  byId("keys").addEventListener("submit", event => {
    event.preventDefault();
    keep(byId("key").value.trim());
    location.reload();
  });
}

/** Lets a link be followed with the key. */
export function followKeyed(link, fileName) {
  link.addEventListener("click", async event => {
    if (!hasKey()) return;
    event.preventDefault();
    const file = await fetch(link.href, keyed()).then(answer => answer.blob());
    const address = URL.createObjectURL(file);
    Object.assign(document.createElement("a"), { href: address, download: fileName }).click();
    URL.revokeObjectURL(address);
  });
}
