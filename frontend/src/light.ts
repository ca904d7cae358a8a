// Lights up, in the picture of the chains, the ways through a box, and on the page the rows that belong to it.

/** Whether two lists of numbers, parted by spaces, have one in common. */
export function share(a: string | undefined, b: string | undefined): boolean {
  const known = new Set((a ?? "").split(" ").filter(Boolean));
  return (b ?? "").split(" ").some((each) => known.has(each));
}

/** What rows of the page belong to a box: those of its origins, else those of its articles. */
export function belongs(box: DOMStringMap, row: DOMStringMap): boolean {
  return share(box["origins"], row["origin"]) || (!box["origins"] && share(box["articles"], row["article"]));
}

export function startLights(page: Document): void {
  for (const picture of page.querySelectorAll<SVGElement>("[data-picture=chain] svg.chain-svg")) {
    for (const box of picture.querySelectorAll<SVGElement>(".c-node")) {
      for (const kind of ["pointerenter", "focus"]) box.addEventListener(kind, () => light(page, picture, box));
      for (const kind of ["pointerleave", "blur"]) box.addEventListener(kind, () => darken(page, picture));
    }
  }
}

function light(page: Document, picture: SVGElement, box: SVGElement): void {
  darken(page, picture);
  picture.classList.add("is-lighting");
  for (const part of picture.querySelectorAll<SVGElement>("[data-paths]")) {
    if (part === box || share(box.dataset["paths"], part.dataset["paths"])) part.classList.add("is-lit");
  }
  for (const row of page.querySelectorAll<HTMLElement>("[data-origin], [data-article]")) {
    if (belongs(box.dataset, row.dataset)) row.classList.add("is-lit-row");
  }
}

function darken(page: Document, picture: SVGElement): void {
  picture.classList.remove("is-lighting");
  for (const part of picture.querySelectorAll(".is-lit")) part.classList.remove("is-lit");
  for (const row of page.querySelectorAll(".is-lit-row")) row.classList.remove("is-lit-row");
}
