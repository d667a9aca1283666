// What is seen of the face: a box around it, the reading, and an explanation on request.
import { emotions, strings } from "./strings.js";
import { draw, find } from "./dom.js";
import { leading } from "./mood-view.js";

let address;

/** Shows what the server has seen in a frame. */
export function showFace(answer) {
  const face = answer.faces[0];
  find("box").setAttribute("viewBox", `0 0 ${answer.width} ${answer.height}`);
  find("box").replaceChildren(...(face ? [box(face)] : []));
  find("face-reading").textContent = face ? reading(face) : strings.noFace;
  find("explain").elements[1].disabled = !face;
}

export function clearFace() {
  find("box").replaceChildren();
  find("face-reading").textContent = "";
  find("explain").elements[1].disabled = true;
  hideExplanation();
}

/** Shows the camera, a photo, or nothing. */
export function showStage(what) {
  find("video").hidden = what !== "camera";
  find("photo").hidden = what !== "photo";
  find("stage-empty").hidden = what !== undefined;
  find("stage").className = `stage ${what ?? ""}`;
}

export function showExplanation(picture, emotion) {
  hideExplanation();
  address = URL.createObjectURL(picture);
  find("explanation-picture").src = address;
  find("explanation-picture").alt = strings.explanation(emotions[emotion]);
  find("explanation-caption").textContent = strings.explanation(emotions[emotion]);
  find("explanation").hidden = false;
}

function hideExplanation() {
  find("explanation").hidden = true;
  if (address) URL.revokeObjectURL(address);
}

function box({ box: [x, y, width, height], probabilities }) {
  return draw("rect", { class: `outline ${leading(probabilities)}`, x, y, width, height, rx: width / 12 });
}

function reading({ probabilities }) {
  const ranked = Object.keys(emotions).sort((a, b) => probabilities[b] - probabilities[a]);
  const second = probabilities[ranked[1]] > 0.15 ? `${emotions[ranked[1]]} ${strings.share(probabilities[ranked[1]])}` : "";
  return strings.faceReading(emotions[ranked[0]], probabilities[ranked[0]], second);
}
