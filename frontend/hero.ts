// The first page's figure: begins after the page has been painted, moves slowly, and stays light: no three.js here.

import type { BodyFile } from "./body";
import { Figure } from "./figure/figure";
import type { MotionFile } from "./figure/motion";
import { Painter } from "./figure/painter";

const PACE = 0.6; // of the movement's own speed

async function start(canvas: HTMLCanvasElement): Promise<void> {
  const { body, motion } = canvas.dataset;
  if (!body || !motion) return;
  const [shape, file] = await Promise.all([getJson<BodyFile>(body), getJson<MotionFile>(motion)]);
  const began = performance.now();
  const figure = new Figure(canvas, shape, (on, parts) => new Painter(on, parts), { time: () => ((performance.now() - began) / 1000) * PACE, margin: 0.02, onLost: () => canvas.removeAttribute("data-ready") });
  await figure.load(file);
  canvas.setAttribute("data-ready", "");
}

async function getJson<T>(url: string): Promise<T> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return (await answer.json()) as T;
}

const canvas = document.querySelector<HTMLCanvasElement>("canvas[data-hero]");
// Without WebGL or without the files, the still drawing behind the canvas stays.
if (canvas) requestAnimationFrame(() => setTimeout(() => void start(canvas).catch(console.info), 0));
