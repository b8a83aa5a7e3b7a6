// Line drawings, since not every machine has a font with pictures.
const shapes = {
  reply: "M9 7 4 12l5 5M4 12h9a7 7 0 0 1 7 7",
  react: "M12 21a9 9 0 1 1 0-18 9 9 0 0 1 0 18zM8.500 14.500a4.500 4.500 0 0 0 7 0M9 9.500v.5M15 9.500v.5",
  thread: "M4 5h16v11h-9l-4 4v-4H4zM8 9h8M8 12h5",
  app: "M5 5h5v5H5zM14 5h5v5h-5zM5 14h5v5H5zM14 14h5v5h-5z",
  edit: "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
  delete: "M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13M10.500 11v5M13.500 11v5",
  close: "M6 6l12 12M18 6 6 18",
  send: "M4 12 20 4l-5 16-4-7zM11 13l9-9",
  eye: "M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12zM12 15a3 3 0 1 1 0-6 3 3 0 0 1 0 6z",
  pin: "M9 4h6l-1 6 3 3v2H7v-2l3-3zM12 15v6",
  forum: "M4 5h16v10h-6l-4 4v-4H4z",
  file: "M7 3h7l4 4v14H7zM14 3v4h4",
  tree: "M5 4v14h4M5 11h4M12 4h7M12 11h7M12 18h7",
  menu: "M4 7h16M4 12h16M4 17h16",
  more: "M4.500 12h1M11.500 12h1M18.500 12h1M4.500 12.500h1M11.500 12.500h1M18.500 12.500h1",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  link: "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
  mention: "M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0zv1.500a2.500 2.500 0 0 0 5 0V12a9 9 0 1 0-4 7.500",
  check: "M5 12l5 5 9-10",
  down: "M6 9l6 6 6-6",
  back: "M15 5l-7 7 7 7",
  announcement: "M4 10v4l11 5V5zM15 9a3 3 0 0 1 0 6M7 15v4h3",
  nested: "M7 4v9h10",
};

export function icon(name, size = 18) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", width: size, height: size, fill: "none", stroke: "currentColor", "stroke-width": 1.9, "stroke-linecap": "round", "stroke-linejoin": "round", "aria-hidden": "true" }))
    svg.setAttribute(key, value);
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", shapes[name]);
  svg.append(path);
  svg.classList.add("drawn");
  return svg;
}
