// Finds the elements of a behaviour inside `root` that have not been started yet.
export function each(root, attribute, act) {
  const found = [...root.querySelectorAll(`[${attribute}]`)];
  if (root instanceof Element && root.hasAttribute(attribute)) found.push(root);
  for (const element of found) {
    const mark = `${attribute}-started`;
    if (element.hasAttribute(mark)) continue;
    element.setAttribute(mark, "");
    act(element);
  }
}
