// Puts the page together: what people do goes to the server, what comes back is shown.
import { emotions, strings } from "./strings.js";
import { find, make, retract, tell } from "./dom.js";
import { send, Visit } from "./server.js";
import { Camera } from "./camera.js";
import { prepareMood, showMood } from "./mood-view.js";
import { resumeTrail, showPlane } from "./plane-view.js";
import { clearFace, showExplanation, showFace, showStage } from "./face-view.js";
import { clearWords, showWords } from "./words-view.js";
import { showMusic } from "./music-view.js";
import { noteTime, showDay } from "./day-view.js";

const visit = new Visit({
  mood(mood) {
    noteTime(mood.time);
    showMood(mood);
    showPlane(mood);
  },
  trail: resumeTrail,
  day: showDay,
  playlist: (update) => showMusic(update, judge),
  begunAnew: clear,
});
const camera = new Camera(async (frame) => showAnswer(await send("POST", "frames", frame)));

async function showAnswer(answer) {
  if (answer) showFace(await answer.json());
}

async function judge(track, kind) {
  await send("POST", "feedback", { track, kind });
}

/** Shows a page on which nothing has happened. */
function clear() {
  resumeTrail([]);
  showMood();
  showPlane();
  showMusic();
  showDay({ segments: [], changes: [] });
  clearFace();
  clearWords();
}

async function welcome() {
  find("room").inert = true;
  find("welcome").showModal();
  await new Promise((closed) => find("welcome").addEventListener("close", closed, { once: true }));
  find("room").inert = false;
  retract(strings.forgotten);
  await visit.join();
}

/** Whether the listener agrees; asked each time the camera is turned on. */
async function consents() {
  const dialog = find("consent");
  dialog.returnValue = "no";
  dialog.showModal();
  await new Promise((closed) => dialog.addEventListener("close", closed, { once: true }));
  return dialog.returnValue === "yes";
}

function showCamera() {
  find("light").hidden = !camera.isOn;
  find("camera").textContent = camera.isOn ? strings.cameraOff : strings.cameraOn;
  find("camera").setAttribute("aria-pressed", camera.isOn);
  document.title = camera.isOn ? `● ${strings.cameraIsOn} – Moodstream` : "Moodstream";
}

async function startCamera() {
  if (!(await consents())) return;
  try {
    await camera.start();
    showStage("camera");
    retract(strings.cameraDenied, strings.cameraMissing);
  } catch (error) {
    camera.stop();
    tell(error.name === "NotAllowedError" ? strings.cameraDenied : strings.cameraMissing);
  }
  showCamera();
}

function stopCamera() {
  camera.stop();
  showStage();
  clearFace();
  showCamera();
}

function listenToPeople() {
  find("news-close").addEventListener("click", () => retract(find("news-text").textContent));
  find("camera").addEventListener("click", () => (camera.isOn ? stopCamera() : startCamera()));
  find("upload").addEventListener("change", async ({ target }) => {
    const [file] = target.files;
    target.value = "";
    if (!file) return;
    if (camera.isOn) stopCamera();
    const photo = await camera.photo(file).catch(() => tell(strings.refused));
    if (!photo) return;
    showStage("photo");
    await showAnswer(await send("POST", "frames", photo));
  });
  onSubmit("explain", async () => {
    const emotion = find("explain-emotion").value;
    const answer = await send("POST", `explanations/${emotion}`, camera.last);
    if (answer) showExplanation(await answer.blob(), emotion);
  });
  onSubmit("message-form", async () => {
    const text = find("say").value;
    find("say").value = "";
    const answer = await send("POST", "messages", { text });
    if (answer) showWords(text, await answer.json());
  });
  onSubmit("feeling-form", () => send("POST", "feelings", { emotion: find("feeling").value }));
  find("forget").addEventListener("click", async () => {
    stopCamera();
    await visit.forget();
    clear();
    tell(strings.forgotten);
    await welcome();
  });
}

function onSubmit(form, action) {
  find(form).addEventListener("submit", (event) => {
    event.preventDefault();
    action();
  });
}

for (const element of document.querySelectorAll("[data-text]")) element.textContent = strings[element.dataset.text];
for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", strings[element.dataset.label]);
for (const id of ["feeling", "explain-emotion"]) {
  find(id).append(...Object.entries(emotions).map(([value, name]) => make("option", { value }, name)));
}
prepareMood();
showStage();
showCamera();
clear();
listenToPeople();
if (await visit.resumes()) find("room").inert = false;
else await welcome();
