// The keyboard. Space on a button stays the button's own.

export interface Keys {
  toggle(): void;
  skip(): void;
  easier(): void;
  harder(): void;
  hurts(): void;
}

export function listenToKeys(keys: Keys, busy: () => boolean): void {
  document.addEventListener("keydown", (event) => {
    if (busy() || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = chosen(event, keys);
    if (!act) return;
    event.preventDefault();
    act();
  });
}

function chosen(event: KeyboardEvent, keys: Keys): (() => void) | null {
  const onControl = event.target instanceof Element && event.target.closest("button, a, input, select, textarea, summary") !== null;
  switch (event.key) {
    case " ":
      return onControl ? null : keys.toggle;
    case "ArrowRight":
      return keys.skip;
    case "e":
    case "E":
      return keys.easier;
    case "h":
    case "H":
      return keys.harder;
    case "s":
    case "S":
    case "Escape":
      return keys.hurts;
    default:
      return null;
  }
}
