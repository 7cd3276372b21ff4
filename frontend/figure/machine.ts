// Whether this machine draws without a graphics card. Then the figure is drawn coarser and less often, so that the
// page itself stays quick.

let known: boolean | null = null;

export function drawsInSoftware(): boolean {
  known ??= probe();
  return known;
}

const WISH = "spinewise.figure"; // localStorage: "fine" draws in full all the same (for pictures)

function probe(): boolean {
  if (wish() === "fine") return false;
  const gl = document.createElement("canvas").getContext("webgl2");
  if (!gl) return true;
  const name = gl.getExtension("WEBGL_debug_renderer_info") ? String(gl.getParameter(0x9246)) : "";
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(name);
}

function wish(): string | null {
  try {
    return localStorage.getItem(WISH);
  } catch {
    return null;
  }
}
