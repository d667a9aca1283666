// The plane of valence and arousal, with the trail of the last minutes.
import { affects, strings } from "./strings.js";
import { draw, find } from "./dom.js";

const trailSeconds = 180;
const stepSeconds = 2;
const corners = { excited: [0.72, -0.72], tense: [-0.72, -0.72], gloomy: [-0.72, 0.76], calm: [0.72, 0.76] };
let trail = [];

/** Takes the trail that the server remembers. */
export function resumeTrail(points) {
  trail = points;
}

export function showPlane(mood) {
  const isKnown = mood?.staleness !== undefined;
  if (isKnown) remember(mood);
  find("plane").setAttribute("aria-label", isKnown ? strings.planeSpoken(mood.valence, mood.arousal) : strings.moodNothing);
  find("plane").replaceChildren(...frame(), ...(isKnown ? [...steps(mood), ...here(mood)] : []));
}

function remember({ time, valence, arousal }) {
  if (time - (trail.at(-1)?.time ?? -Infinity) >= stepSeconds) trail.push({ time, valence, arousal });
  trail = trail.filter((point) => point.time > time - trailSeconds);
}

function frame() {
  const label = (text, x, y, anchor = "middle") => draw("text", { x, y, "text-anchor": anchor }, text);
  return [
    draw("circle", { class: "rim", r: 1 }),
    draw("line", { class: "axis", x1: -1, x2: 1 }), draw("line", { class: "axis", y1: -1, y2: 1 }),
    label(strings.activated, 0, -1.07), label(strings.still, 0, 1.15),
    ...Object.entries(corners).map(([affect, [x, y]]) => draw("text", { class: "corner", x, y, "text-anchor": "middle" }, affects[affect])),
    label(strings.unpleasant, -0.97, -0.05, "start"), label(strings.pleasant, 0.97, -0.05, "end"),
  ];
}

/** The trail, fainter the longer ago. */
function steps(mood) {
  const points = [...trail, mood];
  return points.slice(1).map((point, index) => draw("line", {
    class: "trail",
    x1: points[index].valence, y1: -points[index].arousal, x2: point.valence, y2: -point.arousal,
    opacity: Math.max(0.08, 1 - (mood.time - point.time) / trailSeconds),
  }));
}

/** Where the mood is, and how far it may be from there. */
function here(mood) {
  const place = { cx: mood.valence, cy: -mood.arousal };
  const spread = { rx: 0.5 * Math.sqrt(mood.covariance.valence), ry: 0.5 * Math.sqrt(mood.covariance.arousal) };
  return [
    draw("ellipse", { class: `spread ${mood.mood}`, ...place, ...spread }),
    draw("circle", { class: `here ${mood.mood}`, ...place, r: 0.07 }),
  ];
}
