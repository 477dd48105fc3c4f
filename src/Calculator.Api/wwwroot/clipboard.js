/** Whether a text was copied. Browsers give the clipboard to secure pages alone; elsewhere the old way is tried. */
export const copied = async text => await navigator.clipboard?.writeText(text).then(() => true, () => false) ?? copySelected(text);

function copySelected(text) {
  const area = Object.assign(document.createElement("textarea"), { value: text });
  document.body.append(area);
  area.select();
  const hasCopied = document.execCommand("copy");
  area.remove();
  return hasCopied;
}
