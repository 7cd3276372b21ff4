// The figure's colours come from CSS custom properties, so that pages, themes and people can change them.

const LIGHT = {
  skin: "#ecd0bb",
  legs: "#a3acb3",
  bone: "#f6eddc",
  disc: "#bccbd0",
  hair: "#4b403a",
  rib: "#f3e8d6",
  moves: "#e8902a",
  still: "#5584b5",
  halo: "#fff3da",
  mat: "#c9d6cd",
  prop: "#d8c8b4",
  shadow: "#2a2119",
} as const;

const DARK: Partial<Record<ColourName, string>> = { legs: "#75828d", mat: "#46564f", prop: "#8c7d6b", shadow: "#000000", still: "#6d9ccb", halo: "#fff0cc" };

export type ColourName = keyof typeof LIGHT;
/** Linear red, green and blue, 0 to 1. */
export type Rgb = readonly [number, number, number];
export type Colours = Record<ColourName, Rgb>;

/** Reads `--figure-<name>` on the element; the defaults follow the colour scheme in force there. */
export function readColours(element: Element): Colours {
  const style = getComputedStyle(element);
  const dark = isDark(style);
  const out = {} as Colours;
  for (const name of Object.keys(LIGHT) as ColourName[]) {
    const wanted = style.getPropertyValue(`--figure-${name}`).trim();
    out[name] = parse(wanted) ?? parse((dark && DARK[name]) || LIGHT[name]) ?? [0.5, 0.5, 0.5];
  }
  return out;
}

/** A page that names one scheme in `color-scheme` has decided; otherwise the system does. */
export function isDark(style: CSSStyleDeclaration): boolean {
  const scheme = style.colorScheme;
  if (scheme === "dark") return true;
  if (scheme === "light") return false;
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

let pixel: CanvasRenderingContext2D | null = null;

/** Any colour CSS knows, by painting one pixel with it. */
function parse(css: string): Rgb | null {
  if (!css || !CSS.supports("color", css)) return null;
  pixel ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (!pixel) return null;
  pixel.clearRect(0, 0, 1, 1);
  pixel.fillStyle = css;
  pixel.fillRect(0, 0, 1, 1);
  const [r, g, b] = pixel.getImageData(0, 0, 1, 1).data;
  return [linear(r / 255), linear(g / 255), linear(b / 255)];
}

function linear(c: number): number {
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
}
