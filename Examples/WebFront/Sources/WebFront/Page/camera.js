// The browser's camera and photos, as small JPEGs.
import { find } from "./dom.js";

const framesPerSecond = 3;
const frameHeight = 360;
const photoSide = 1280;
const canvas = document.createElement("canvas");

/** Draws a picture at a size, which also leaves out where and when it was taken. */
function jpeg(source, width, height) {
  canvas.width = width;
  canvas.height = height;
  canvas.getContext("2d").drawImage(source, 0, 0, width, height);
  return new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.8));
}

export class Camera {
  #stream;
  #take;
  /** The last picture that was sent, for an explanation on request; it never leaves the page otherwise. */
  last;

  /** Takes a function that sends a frame and waits for the answer. */
  constructor(take) {
    this.#take = take;
  }

  get isOn() {
    return this.#stream !== undefined;
  }

  /** Turns the camera on; throws what the browser throws if it may not. */
  async start() {
    const video = find("video");
    this.#stream = await navigator.mediaDevices.getUserMedia({
      video: { width: { ideal: 640 }, height: { ideal: 480 }, facingMode: "user" },
    });
    video.srcObject = this.#stream;
    await video.play();
    this.#run(video, this.#stream);
  }

  stop() {
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    find("video").srcObject = null;
    this.#stream = undefined;
  }

  /** Reads a photo from a file. */
  async photo(file) {
    const image = await createImageBitmap(file);
    const scale = Math.min(1, photoSide / Math.max(image.width, image.height));
    this.last = await jpeg(image, Math.round(scale * image.width), Math.round(scale * image.height));
    const shown = find("photo");
    shown.width = canvas.width;
    shown.height = canvas.height;
    shown.getContext("2d").drawImage(canvas, 0, 0);
    return this.last;
  }

  /** Sends frames at a steady rate, the next one only after the answer to the one before. */
  async #run(video, stream) {
    while (this.#stream === stream) {
      const due = performance.now() + 1000 / framesPerSecond;
      if (!document.hidden && video.videoHeight > 0) {
        this.last = await jpeg(video, Math.round((frameHeight * video.videoWidth) / video.videoHeight), frameHeight);
        if (this.#stream === stream) await this.#take(this.last);
      }
      await new Promise((done) => setTimeout(done, Math.max(0, due - performance.now())));
    }
  }
}
