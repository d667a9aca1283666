// Every word of the page. Translate this file, and the page is translated.

export const emotions = {
  angry: "angry", disgusted: "disgusted", fearful: "fearful", happy: "happy", neutral: "neutral", sad: "sad",
  surprised: "surprised",
};

export const affects = { calm: "calm", tense: "tense", excited: "excited", gloomy: "gloomy" };

export const sources = { face: "your face", text: "your words", "self-report": "you yourself" };

const percent = (share) => `${Math.round(100 * share)} %`;

export const strings = {
  tagline: "What a face shows and a message says, as one mood, and music for it.",
  skipToMessage: "Skip to the message box",
  cameraIsOn: "Camera is on",
  forgetMe: "Forget me",
  close: "Close",
  disclosure:
    "This page estimates emotions from faces and messages. It reads expressions as others would; it does not know what "
    + "you feel. Do not use it at work or at school, and do not decide anything about anybody with it.",

  welcomeTitle: "Before we begin",
  welcomeText:
    "Write a message, say how you feel, or show your face if you like. The camera is off until you turn it on, and "
    + "everything works without it.",
  welcomePrivacy:
    "Pictures are read and dropped at once. Your mood and your taste in music stay in the server's memory for this "
    + "visit; nothing is written to a disk, and Forget me erases it. One cookie tells your visit from others.",
  start: "Start",
  consentTitle: "Turn the camera on?",
  consentText:
    "Three small pictures a second go to this server, which reads the expression of your face and drops them. A red "
    + "light shows as long as the camera is on. You can turn it off at any time.",
  consentYes: "Turn it on",
  consentNo: "Not now",

  moodTitle: "Your mood",
  moodBars: "How likely each emotion is",
  moodNothing: "Nothing yet",
  moodNothingHint: "Write something, say how you feel, or turn the camera on.",
  certainty(uncertainty) {
    if (uncertainty < 0.35) return "That is fairly sure.";
    if (uncertainty < 0.6) return "That is likely, and not sure.";
    if (uncertainty < 0.85) return "It leans this way, but it could be something else.";
    return "There is hardly anything to go by.";
  },
  fading: (seconds) => `Nothing new for ${Math.round(seconds)} seconds, so the mood fades.`,
  mixed: "Mixed feelings: something pleasant and something unpleasant at once.",
  conflict: (votes) => `They disagree: ${votes.map(([source, emotion]) => `${source} said ${emotion}`).join(", ")}.`,
  votes: (votes) => `Marks: ${votes.map(([source, mark]) => `${mark} ${source}`).join(", ")}`,
  moodSpoken: (emotion, affect) => `Your mood is now ${emotion}, ${affect}.`,
  share: percent,

  planeCaption: "The last three minutes: pleasant to the right, activated upwards.",
  pleasant: "pleasant", unpleasant: "unpleasant", activated: "activated", still: "still",
  planeSpoken(valence, arousal) {
    const side = valence > 0.15 ? "pleasant" : valence < -0.15 ? "unpleasant" : "neither pleasant nor unpleasant";
    const height = arousal > 0.15 ? "activated" : arousal < -0.15 ? "still" : "neither activated nor still";
    return `The mood is ${side} and ${height}.`;
  },

  faceTitle: "Your face",
  stageEmpty: "The camera is off.",
  cameraOn: "Turn camera on",
  cameraOff: "Turn camera off",
  uploadPhoto: "Use a photo",
  noFace: "No face in the picture.",
  faceReading: (emotion, share, rest) => `Looks ${emotion}, ${percent(share)}${rest ? `; ${rest}` : ""}.`,
  explainLabel: "Which parts look",
  explainButton: "Show me",
  explanation: (emotion) => `Red parts speak for ${emotion}, blue ones against it.`,

  sayTitle: "Your words",
  messageLabel: "What is on your mind?",
  send: "Send",
  wordsReading: (emotion, share) => `Sounds ${emotion}, ${percent(share)}.`,
  wordsLoudest: (emotion, words) => `Loudest for ${emotion}: ${words.join(", ")}.`,
  notUnderstood: "There was nothing to read in that.",
  feelingLabel: "I feel …",
  sayIt: "Say it",

  musicTitle: "Music for it",
  musicNothing: "Music comes with your first mood.",
  queueTitle: "Next",
  by: (artist, year) => `${artist}${year ? `, ${year}` : ""}`,
  like: "Like", liked: "Liked", skip: "Skip", ban: "Never again", find: "Listen",
  likeTrack: (name) => `Like ${name}`,
  skipTrack: (name) => `Skip ${name}`,
  banTrack: (name) => `Never play ${name} again`,
  findTrack: (name) => `Look for ${name} on Spotify, in a new tab`,
  playingSpoken: (name, artist) => `Now: ${name} by ${artist}.`,

  dayTitle: "Your day",
  dayNothing: "The day begins with your first mood.",
  daySpoken: (parts) => `Your day so far: ${parts.join(", then ")}.`,
  dayPart: (emotion, minutes) => `${emotion} for ${minutes < 1 ? "less than a minute" : `${Math.round(minutes)} min`}`,
  change: (time, from, to, cause) => `${time}  ${from} to ${to}${cause ? `, because of ${cause}` : ", as the old mood faded"}`,

  cameraDenied: "The camera was not allowed. Everything else works: write, choose a photo, or say how you feel.",
  cameraMissing: "No camera was found. Everything else works: write, choose a photo, or say how you feel.",
  connectionLost: "The server does not answer. Trying again …",
  begunAnew: "The server has started anew, and so has your mood.",
  forgotten: "All that was known of you is erased.",
  tooFast: "That was too fast. Wait a moment.",
  tooLarge: "That is too large.",
  refused: "The server could not read that.",
};
