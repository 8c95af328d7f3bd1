namespace RealRecon.Tests.Lists;

/// <summary>Reads RFC 4180 back, by its grammar and nothing more.</summary>
internal static class CsvFile
{
    public static List<List<string>> Read(string text)
    {
        var records = new List<List<string>>();
        var at = 0;
        while (at < text.Length)
        {
            var record = new List<string>();
            while (true)
            {
                record.Add(Field(text, ref at));
                if (text[at] == ',')
                {
                    at++;
                    continue;
                }

                Assert.Equal("\r\n", text.Substring(at, 2));
                at += 2;
                break;
            }

            records.Add(record);
        }

        return records;
    }

    private static string Field(string text, ref int at)
    {
        var start = at;
        if (text[at] != '"')
        {
            while (text[at] is not (',' or '\r' or '\n' or '"')) at++;
            return text[start..at];
        }

        var field = new System.Text.StringBuilder();
        for (at++; ; at++)
        {
            if (text[at] != '"') field.Append(text[at]);
            else if (text[++at] == '"') field.Append('"');
            else return field.ToString();
        }
    }
}
