// The day's journey: a band of moods, and what changed them.
import { emotions, sources, strings } from "./strings.js";
import { find, make } from "./dom.js";

let offset;

/** Notes what time it is on the server's axis, so that moments can be told as times of the day. */
export function noteTime(seconds) {
  offset = Date.now() - 1000 * seconds;
}

export function showDay({ segments, changes }) {
  const parts = segments.map((segment) => strings.dayPart(emotions[segment.mood], (segment.end - segment.start) / 60));
  find("day-band").setAttribute("aria-label", parts.length > 0 ? strings.daySpoken(parts) : strings.dayNothing);
  find("day-band").replaceChildren(...(segments.length > 0 ? segments.map(stretch) : [make("p", { class: "hint" }, strings.dayNothing)]));
  find("day-changes").replaceChildren(...changes.slice(-6).reverse().map(change));
}

function stretch({ start, end, mood }) {
  const part = make("span", { class: `stretch ${mood}` }, make("span", {}, emotions[mood]));
  part.style.flexGrow = Math.max(5, end - start);
  return part;
}

function change({ time, from, to, cause }) {
  const clock = new Date(offset + 1000 * time).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  return make("li", {}, strings.change(clock, emotions[from], emotions[to], cause && (sources[cause] ?? cause)));
}
