// Figures on pages: mountFigure for one that moves, renderStills for a row of pictures.
//
// A page without script of its own writes
//   <canvas data-viewer data-body="…/body.json" data-motion="…/cat-cow.usual.json" [data-mirror] [data-view="side"] [data-orbit]></canvas>
//   <div data-stills data-body="…" data-motion="…" data-times="0,1.5,3"><canvas></canvas><canvas></canvas><canvas></canvas></div>
// and, beside a canvas, buttons: <button data-figure-view="side" data-for="id of the canvas">.

import { Stage } from "./figure/stage";
import { Figure, fetchMotion, VIEWS, type FigureOptions } from "./figure/figure";
import type { BodyFile } from "./body";
import type { MotionFile } from "./figure/motion";

export { Figure, VIEWS };
export type { FigureOptions, MotionFile };

const bodies = new Map<string, Promise<BodyFile>>();

/** Puts the figure on a canvas. Rejects where there is no WebGL, after calling `onLost`. */
export async function mountFigure(canvas: HTMLCanvasElement, options: FigureOptions): Promise<Figure> {
  const { body, ...rest } = options;
  const file = typeof body === "string" ? await bodyAt(body) : body;
  try {
    return new Figure(canvas, file, (on, parts) => new Stage(on, parts), rest);
  } catch (wrong) {
    options.onLost?.("This browser cannot draw in 3D (WebGL is missing or switched off).");
    throw wrong;
  }
}

/** Draws one movement at several times, a picture for each canvas in `container`, with a single graphics context. */
export async function renderStills(container: HTMLElement, body: string | BodyFile, motion: string | MotionFile, times: readonly number[], mirror = false): Promise<void> {
  const targets = [...container.querySelectorAll("canvas")].slice(0, times.length);
  if (!targets.length) return;
  const easel = document.createElement("canvas");
  easel.hidden = false;
  easel.style.cssText = "position:absolute;visibility:hidden;pointer-events:none";
  const box = targets[0].getBoundingClientRect();
  easel.style.width = `${box.width || 200}px`;
  easel.style.height = `${box.height || 200}px`;
  container.append(easel);
  const file = typeof motion === "string" ? await fetchMotion(motion) : motion;
  try {
    const figure = await mountFigure(easel, { body, reducedMotion: true, onLost: () => container.setAttribute("data-lost", "") });
    await figure.load(file, { mirror });
    targets.forEach((target, i) => {
      figure.still(times[i]);
      target.width = easel.width;
      target.height = easel.height;
      target.getContext("2d")?.drawImage(easel, 0, 0);
    });
    figure.dispose();
  } finally {
    easel.remove();
  }
}

function bodyAt(url: string): Promise<BodyFile> {
  let found = bodies.get(url);
  if (!found) bodies.set(url, (found = fetch(url).then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(`${url}: ${answer.status}`))))));
  return found;
}

async function mountCanvas(canvas: HTMLCanvasElement): Promise<void> {
  const { body, motion, mirror, view, orbit } = canvas.dataset;
  if (!body || !motion) return;
  const lost = () => canvas.closest("figure, [data-stage]")?.setAttribute("data-lost", "");
  const figure = await mountFigure(canvas, { body, orbit: orbit !== undefined, onLost: lost });
  if (view && view in VIEWS) figure.setCamera(view as keyof typeof VIEWS);
  await figure.load(motion, { mirror: mirror !== undefined });
  figure.play();
  canvas.setAttribute("data-ready", "");
  for (const button of document.querySelectorAll<HTMLButtonElement>(`button[data-figure-view][data-for="${canvas.id}"]`))
    button.addEventListener("click", () => figure.setCamera(button.dataset.figureView as keyof typeof VIEWS));
}

for (const canvas of document.querySelectorAll<HTMLCanvasElement>("canvas[data-viewer]")) void mountCanvas(canvas).catch(console.warn);
for (const row of document.querySelectorAll<HTMLElement>("[data-stills]")) {
  const { body, motion, times = "0", mirror } = row.dataset;
  if (body && motion) void renderStills(row, body, motion, times.split(",").map(Number), mirror !== undefined).catch(console.warn);
}
