// The text of the page whose colour is too close to that of its background: WCAG 2.2, success criterion 1.4.3.
const channels = colour => colour.match(/[\d.]+/g).map(Number);

const luminance = colour => {
  const [r, g, b] = channels(colour).slice(0, 3).map(part => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const opaque = colour => channels(colour).length === 3 || channels(colour)[3] === 1;

const background = element => {
  for (let at = element; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    if (opaque(colour)) {
      return colour;
    }
  }
  return "rgb(255, 255, 255)";
};

const found = new Map();
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const element = texts.currentNode.parentElement;
  if (!texts.currentNode.data.trim() || !element.checkVisibility({ visibilityProperty: true }) || element.closest("svg, .skip")) {
    continue;
  }
  const style = getComputedStyle(element);
  const size = parseFloat(style.fontSize);
  const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  const behind = background(element);
  const pair = style.color + " on " + behind + (large ? ", large" : "");
  if (!found.has(pair)) {
    const [dark, light] = [luminance(style.color), luminance(behind)].sort((a, b) => a - b);
    const contrast = (light + 0.05) / (dark + 0.05);
    found.set(pair, contrast < (large ? 3 : 4.5) ? contrast.toFixed(2) + ": " + pair + ": " + element.outerHTML.slice(0, 120) : "");
  }
}
return [...found.values()].filter(words => words);
