/* One set of lines on a grid of 20, drawn here and nowhere else. */
const paths = {
  strong: "M6 4h5a3 3 0 0 1 0 6H6zm0 6h6a3 3 0 0 1 0 6H6z",
  em: "M8 4h6M6 16h6M11 4 9 16",
  s: "M4 10h12M14 6c-.6-1.300-2-2-4-2-2.200 0-4 1-4 3 0 1 .5 2 1.500 2.500M6 14c.6 1.300 2 2 4 2 2.400 0 4-1 4-3 0-.7-.2-1.300-.6-1.700",
  code: "m7 6-4 4 4 4m6-8 4 4-4 4",
  link: "M8.500 11.500a3 3 0 0 0 4.200 0l2.600-2.600a3 3 0 0 0-4.200-4.200l-.9.9m1.300 2.900a3 3 0 0 0-4.200 0l-2.600 2.600a3 3 0 0 0 4.200 4.200l.9-.9",
  bullets: "M8 5h9M8 10h9M8 15h9M3.500 5h.01M3.500 10h.01M3.500 15h.01",
  numbers: "M8 5h9M8 10h9M8 15h9M3 3.500l1-.5v4M3 13h2l-2 3h2",
  note: "M3 6h7M3 10h10M3 14h6M15 4l1-.5V8",
  picture: "M3 4h14v12H3zm0 9 4-4 4 4 2-2 4 4M13 8h.01",
  undo: "M7 5 3.500 8.500 7 12M4 8.500h8a4 4 0 0 1 0 8H9",
  redo: "m13 5 3.500 3.500L13 12M16 8.500H8a4 4 0 0 0 0 8h3",
};

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", paths[name]);
  svg.append(path);
  return svg;
}
