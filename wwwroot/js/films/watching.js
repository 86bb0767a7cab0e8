export function openWatching() {}
