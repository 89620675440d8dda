// What is wider than the page scrolls by keyboard too.
for (const box of document.querySelectorAll("pre, .cell_output, .table-wrapper")) {
  if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
}
