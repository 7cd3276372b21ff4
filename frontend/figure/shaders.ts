// The light of the studio, written once and shared by every material of the figure.
// Bones come as rows of 3 x 4 matrices; the round shadows between body parts come from a few spheres.

export const BONES = `
uniform vec4 uBones[BONE_ROWS];
vec3 carried(vec3 p, float at) { int i = int(at + 0.5) * 3; vec4 q = vec4(p, 1.0); return vec3(dot(uBones[i], q), dot(uBones[i + 1], q), dot(uBones[i + 2], q)); }
vec3 turned(vec3 n, float at) { int i = int(at + 0.5) * 3; return vec3(dot(uBones[i].xyz, n), dot(uBones[i + 1].xyz, n), dot(uBones[i + 2].xyz, n)); }
`;

export const OCCLUSION = `
uniform vec4 uSpheres[SPHERES];
float openness(vec3 p, vec3 n) {
  float shut = 0.0;
  for (int i = 0; i < SPHERES; i++) {
    vec3 to = uSpheres[i].xyz - p;
    float far = length(to);
    float r = uSpheres[i].w;
    shut += max(dot(n, to / far), 0.0) * min(r * r / (far * far), 1.0);
  }
  return 1.0 / (1.0 + 0.9 * shut + 0.5 * shut * shut);
}
`;

export const FIGURE_VERTEX = `
attribute vec3 skin;
attribute vec4 paint;
uniform vec3 uPalette[ROLES];
uniform vec4 uStates[STATES];
uniform vec3 uMoves;
uniform vec3 uStill;
uniform float uSwell;
varying vec3 vColour;
varying vec3 vNormal;
varying vec3 vPlace;
varying float vOpen;
varying float vTint;
varying float vDense;
varying float vMoves;
varying float vStill;
varying float vJoint;
${BONES}
${OCCLUSION}
void main() {
  vec3 p = mix(carried(position, skin.x), carried(position, skin.y), skin.z);
  vec3 n = normalize(mix(turned(normal, skin.x), turned(normal, skin.y), skin.z));
  int joint = int(paint.y + 0.5);
  vec4 states = uStates[joint / 4];
  int slot = joint - (joint / 4) * 4;
  float state = slot == 0 ? states.x : slot == 1 ? states.y : slot == 2 ? states.z : states.w;
  float moves = clamp(state, 0.0, 1.0);
  float still = clamp(-state, 0.0, 1.0);
  vTint = paint.z;
#ifdef GLASS
  vec3 own = mix(uPalette[0], uPalette[4], paint.x * 0.25);
#else
  vec3 own = uPalette[int(paint.x + 0.5)];
#endif
  vColour = mix(mix(own, uStill, still * paint.z), uMoves, moves * paint.z);
  vDense = paint.w;
  vMoves = moves;
  vStill = still;
  vJoint = paint.y;
  vNormal = n;
  p += n * uSwell;
  vPlace = p;
  bool soft = paint.x < 0.5 || (paint.x > 2.5 && paint.x < 4.5);
  vOpen = soft ? openness(p, n) : 1.0;
  gl_Position = projectionMatrix * viewMatrix * vec4(p, 1.0);
}
`;

export const LIGHT = `
uniform vec3 uKey;
uniform vec3 uFill;
uniform vec3 uSky;
uniform vec3 uGround;
uniform vec3 uWarm;
vec3 lit(vec3 colour, vec3 n, vec3 eye, float open) {
  float hemi = n.y * 0.5 + 0.5;
  vec3 around = mix(uGround, uSky, hemi * hemi * (3.0 - 2.0 * hemi)) * open;
  float wrap = clamp((dot(n, uKey) + 0.35) / 1.35, 0.0, 1.0);
  float fill = clamp((dot(n, uFill) + 0.5) / 1.5, 0.0, 1.0);
  vec3 key = uWarm * wrap * wrap * mix(0.45, 1.0, open);
  vec3 glow = vec3(1.0, 0.93, 0.86) * pow(1.0 - clamp(dot(n, eye), 0.0, 1.0), 3.0) * 0.16 * hemi * open;
  vec3 light = around + key + fill * fill * 0.14;
  return colour * mix(light, light * vec3(1.03, 0.99, 0.95), 1.0 - open) + glow;
}
`;

/** A line half-way down the tint: joints that move are ringed, not only coloured. */
const CONTOUR = `
float contour(float tint) {
  float away = abs(tint - 0.5) / max(fwidth(tint), 1e-4);
  return (1.0 - smoothstep(0.8, 1.8, away)) * step(0.001, tint);
}
`;

export const SOLID_FRAGMENT = `
varying vec3 vColour;
varying vec3 vNormal;
varying vec3 vPlace;
varying float vOpen;
varying float vTint;
varying float vDense;
varying float vMoves;
varying float vJoint;
uniform float uAlpha;
uniform vec3 uPalette[ROLES];
uniform vec3 uHalo;
${LIGHT}
${CONTOUR}
void main() {
  vec3 n = normalize(vNormal);
  vec3 eye = normalize(cameraPosition - vPlace);
#ifdef GHOST
  if (vTint < 0.6 || vJoint < 1.5 || vJoint > GHOST + 0.5) discard;
#endif
  float soft = fwidth(vDense);
  vec3 own = mix(vColour, uPalette[3], smoothstep(0.5 - soft, 0.5 + soft, vDense) * step(0.001, vDense));
  vec3 colour = mix(own, uHalo, vMoves * contour(vTint));
  gl_FragColor = vec4(lit(colour, n, eye, vOpen), uAlpha);
  #include <colorspace_fragment>
}
`;

export const GLASS_FRAGMENT = `
varying vec3 vColour;
varying vec3 vNormal;
varying vec3 vPlace;
varying float vOpen;
varying float vTint;
varying float vDense;
varying float vMoves;
varying float vStill;
uniform vec3 uHalo;
uniform float uThin;
uniform float uThick;
${LIGHT}
${CONTOUR}
void main() {
  vec3 n = normalize(vNormal);
  vec3 eye = normalize(cameraPosition - vPlace);
  float facing = abs(dot(n, eye));
  if (dot(n, eye) < 0.0) n = -n;
  float edge = pow(1.0 - facing, 1.7);
  float line = vMoves * contour(vTint);
  vec3 colour = mix(vColour, uHalo, line);
  float shown = max(max(vDense, vTint * max(vMoves, vStill) * 0.8), line);
  gl_FragColor = vec4(lit(colour, n, eye, vOpen), mix(mix(uThin, uThick, edge), 0.97, shown));
  #include <colorspace_fragment>
}
`;

export const HALO_FRAGMENT = `
varying vec3 vColour;
varying vec3 vNormal;
varying vec3 vPlace;
varying float vOpen;
varying float vTint;
varying float vDense;
varying float vMoves;
uniform vec3 uHalo;
void main() {
  if (vMoves < 0.5) discard;
  gl_FragColor = vec4(uHalo, 1.0);
  #include <colorspace_fragment>
}
`;

export const FLOOR_VERTEX = `
varying vec3 vPlace;
void main() {
  vec4 world = modelMatrix * vec4(position, 1.0);
  vPlace = world.xyz;
  gl_Position = projectionMatrix * viewMatrix * world;
}
`;

export const FLOOR_FRAGMENT = `
varying vec3 vPlace;
uniform vec3 uShade;
uniform float uDark;
#ifdef MAT
uniform vec4 uMat; // half length, half width, middle x, middle z
uniform vec3 uMatColour;
#endif
${OCCLUSION}
void main() {
  float shut = 1.0 - openness(vPlace, vec3(0.0, 1.0, 0.0));
  float grain = fract(sin(dot(gl_FragCoord.xy, vec2(12.9898, 78.233))) * 43758.5453) - 0.5; // hides the steps of a faint shadow
  float dark = max(clamp((shut - 0.05) / 0.95, 0.0, 1.0) * uDark + grain / 170.0, 0.0) * step(0.05, shut);
  gl_FragColor = vec4(uShade, dark);
#ifdef MAT
  vec2 corner = abs(vPlace.xz - uMat.zw) - uMat.xy + 0.05;
  float out_ = length(max(corner, 0.0)) + min(max(corner.x, corner.y), 0.0) - 0.05;
  float on = uMat.x > 0.0 ? 1.0 - smoothstep(-0.5, 0.5, out_ / max(fwidth(out_), 1e-5)) : 0.0;
  gl_FragColor = vec4(mix(uShade, mix(uMatColour * 1.08, uShade, dark), on), max(dark, on));
#endif
  #include <colorspace_fragment>
}
`;
