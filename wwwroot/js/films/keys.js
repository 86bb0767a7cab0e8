// Keys of a film, while it or its bar has the focus. What a field or a button does with a key stays its own.
const back = (seconds) => (video, course) => course.jump(Math.max(0, video.currentTime - seconds));
const on = (seconds) => (video, course) => course.jump(Math.min(video.duration || Infinity, video.currentTime + seconds));

const speeds = [0.75, 1, 1.25, 1.5, 1.75, 2];

function paces(by) {
  return (video) => {
    const at = speeds.findIndex((speed) => speed >= video.playbackRate);
    video.playbackRate = speeds[Math.min(Math.max((at < 0 ? speeds.length - 1 : at) + by, 0), speeds.length - 1)];
  };
}

function playOrPause(video) {
  if (video.paused) {
    video.play().catch(() => {});
  } else {
    video.pause();
  }
}

function captions(video) {
  const tracks = [...video.textTracks].filter((track) => track.kind === 'captions');
  const shown = tracks.find((track) => track.mode === 'showing');
  for (const track of tracks) {
    // The transcript goes on reading one that is hidden.
    track.mode = !shown && track === tracks[0] ? 'showing' : track.mode === 'disabled' ? 'disabled' : 'hidden';
  }
}

function full(video) {
  if (document.fullscreenElement) {
    document.exitFullscreen();
  } else {
    (video.requestFullscreen ?? video.webkitEnterFullscreen)?.call(video)?.catch?.(() => {});
  }
}

const acts = {
  ' ': playOrPause,
  k: playOrPause,
  ArrowLeft: back(5),
  ArrowRight: on(5),
  j: back(10),
  l: on(10),
  '<': paces(-1),
  '>': paces(1),
  c: captions,
  f: full,
};

function isItsOwn(target, key) {
  return target.closest('input, select, textarea') || (target.closest('button, a, summary') && [' ', 'Enter'].includes(key));
}

export function actOf(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isItsOwn(event.target, event.key)) {
    return undefined;
  }
  if (/^[0-9]$/.test(event.key)) {
    return (video, course) => Number.isFinite(video.duration) && course.jump((video.duration * Number(event.key)) / 10);
  }
  return acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
}
