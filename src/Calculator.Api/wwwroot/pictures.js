// Pictures that the service draws. Where it asks for a key, they are asked for with it.
import { byId, hasKey, keyed } from "./parts.js";

async function load(image, source) {
  if (image.dataset.source === source) return;
  image.dataset.source = source;
  if (!hasKey()) return image.setAttribute("src", source);
  const drawn = await fetch(source, keyed()).then(answer => answer.text());
  if (image.dataset.source === source) image.src = `data:image/svg+xml,${encodeURIComponent(drawn)}`;
}

/** Shows a picture, or with no source none. */
export function picture(id, source, description) {
  const image = byId(id);
  image.closest("figure").hidden = source === "";
  if (source !== "") load(image, source);
  image.alt = description;
}
