// A few lines that make elements, so that no text ever becomes markup.

export const find = (id) => document.getElementById(id);

/** An element with attributes and children; handlers are functions under names such as `click`. */
export function make(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** The same for SVG. */
export function draw(name, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** Says something important above the page. */
export function tell(text) {
  find("news-text").textContent = text;
  find("news").hidden = false;
}

/** Takes back what was said; if it was something else, that stays. */
export function retract(...texts) {
  if (texts.includes(find("news-text").textContent)) find("news").hidden = true;
}

/** Says something to those who listen to the page. */
export function speak(text) {
  find("spoken").textContent = text;
}
