// Turning the camera with a finger or a mouse. Up and down stays the page's own scrolling on a touch screen.

const RIGHT = 0.009, UP = 0.006; // [rad] a CSS pixel

/** Calls `turn` with angles [rad] while one pointer is held. Returns what undoes it. */
export function turnByDragging(canvas: HTMLElement, turn: (right: number, up: number) => void): () => void {
  let x = 0, y = 0, held = -1;
  canvas.style.touchAction = "pan-y";
  const down = (event: PointerEvent) => {
    [x, y, held] = [event.clientX, event.clientY, event.pointerId];
    canvas.setPointerCapture(held);
  };
  const move = (event: PointerEvent) => {
    if (event.pointerId !== held) return;
    turn((event.clientX - x) * RIGHT, event.pointerType === "mouse" ? (event.clientY - y) * UP : 0);
    [x, y] = [event.clientX, event.clientY];
  };
  const up = () => (held = -1);
  const pairs = [["pointerdown", down], ["pointermove", move], ["pointerup", up], ["pointercancel", up]] as const;
  for (const [name, act] of pairs) canvas.addEventListener(name, act as EventListener);
  return () => {
    for (const [name, act] of pairs) canvas.removeEventListener(name, act as EventListener);
  };
}
