// Prints what ExcelJS finds in a workbook: the names, and of each sheet the cells with their formula and what it came to.
import ExcelJS from 'exceljs';

const workbook = new ExcelJS.Workbook();
await workbook.xlsx.readFile(process.argv[2]);
console.log(JSON.stringify({
  names: workbook.definedNames.model.map(one => one.name),
  sheets: workbook.worksheets.map(sheet => {
    const cells = {};
    sheet.eachRow(row => row.eachCell(cell => {
      const value = cell.formula ? cell.result : cell.value;
      cells[cell.address] = { formula: cell.formula ?? null, shown: String(value?.error ?? value ?? '') };
    }));
    return { name: sheet.name, cells, lists: Object.keys(sheet.dataValidations.model) };
  }),
}));
