import { expect, test } from "vitest";
import { belongs, share } from "../src/light";

test("lists share a number, not a part of one", () => {
  expect(share("1 12", "2 12")).toBe(true);
  expect(share("1 12", "2 11")).toBe(false);
  expect(share("", "")).toBe(false);
  expect(share(undefined, "1")).toBe(false);
});

test("rows belong to an origin by its id, and to an outlet by its articles", () => {
  const row = { origin: "org:1 org:2", article: "art:9" };
  expect(belongs({ origins: "org:2" }, row)).toBe(true);
  expect(belongs({ origins: "org:3", articles: "art:9" }, row)).toBe(false);
  expect(belongs({ articles: "art:9" }, row)).toBe(true);
});
