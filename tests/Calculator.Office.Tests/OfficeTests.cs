using System.IO.Compression;

namespace Calculator.Office.Tests;

/// <summary>What the other tests rest on: that an Excel file is calculated anew and read from any sheet.</summary>
public class OfficeTests(Service service)
{
    [Fact]
    public async Task An_Excel_file_is_calculated_anew_and_read_by_addresses_and_names()
    {
        var folder = Directory.CreateTempSubdirectory("workbook-").FullName;
        try
        {
            var path = Path.Combine(folder, "workbook.xlsx");
            WriteWorkbook(path);
            var cells = await Office.Recalculate(path, "de-DE", ["'Task cost'!A2", "perDay", "B1"]);

            cells["B1"].ShouldBe(new Cell("text", null, service.Client.BaseAddress!.ToString(), 0));
            cells["'Task cost'!A2"].ShouldBe(new Cell("formula", 0.16, "0,16", 0));
            cells["perDay"].Number.ShouldBe(160);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Two sheets whose formulas have wrong results saved with them.</summary>
    private void WriteWorkbook(string path)
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Package = "http://schemas.openxmlformats.org/package/2006";
        const string Document = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        const string Formula = "_xlfn.NUMBERVALUE(_xlfn.WEBSERVICE(Settings!$B$1&amp;\"v1/task-cost?model=gpt-5.5"
            + "&amp;inputTokens=8000&amp;outputTokens=4000&amp;format=text&amp;field=totalUsd\"),\".\",\",\")";

        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        Write(
            archive,
            "[Content_Types].xml",
            $"""
            <Types xmlns="{Package}/content-types">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Override PartName="/workbook.xml" ContentType="{Type}.sheet.main+xml"/>
            <Override PartName="/settings.xml" ContentType="{Type}.worksheet+xml"/>
            <Override PartName="/cost.xml" ContentType="{Type}.worksheet+xml"/></Types>
            """);
        Write(
            archive,
            "_rels/.rels",
            $"""
            <Relationships xmlns="{Package}/relationships">
            <Relationship Id="r1" Type="{Document}/officeDocument" Target="workbook.xml"/></Relationships>
            """);
        Write(
            archive,
            "_rels/workbook.xml.rels",
            $"""
            <Relationships xmlns="{Package}/relationships">
            <Relationship Id="r1" Type="{Document}/worksheet" Target="settings.xml"/>
            <Relationship Id="r2" Type="{Document}/worksheet" Target="cost.xml"/></Relationships>
            """);
        Write(
            archive,
            "workbook.xml",
            $"""
            <workbook xmlns="{Main}" xmlns:r="{Document}"><sheets><sheet name="Settings" sheetId="1" r:id="r1"/>
            <sheet name="Task cost" sheetId="2" r:id="r2"/></sheets><definedNames>
            <definedName name="perDay">'Task cost'!$A$3</definedName></definedNames></workbook>
            """);
        Write(
            archive,
            "settings.xml",
            $"""
            <worksheet xmlns="{Main}"><sheetData><row r="1"><c r="B1" t="inlineStr"><is>
            <t>{service.Client.BaseAddress}</t></is></c></row></sheetData></worksheet>
            """);
        Write(
            archive,
            "cost.xml",
            $"""
            <worksheet xmlns="{Main}"><sheetData><row r="2"><c r="A2"><f>{Formula}</f><v>99</v></c></row><row r="3">
            <c r="A3"><f>A2*1000</f><v>99</v></c></row></sheetData></worksheet>
            """);
    }

    private static void Write(ZipArchive archive, string part, string content)
    {
        using var writer = new StreamWriter(archive.CreateEntry(part).Open());
        writer.Write(content);
    }
}
