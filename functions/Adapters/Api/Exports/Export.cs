using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RealRecon.Adapters.Api.Exports;

/// <summary>
/// A file that is sent while its list is read, so that its length costs no memory. It ends with its last row, or it says where it was cut; when reading
/// fails midway, the connection is broken off, for nobody can tell a short file from a whole one.
/// </summary>
/// <param name="name">Of the file, without its extension.</param>
/// <param name="format">How it is written.</param>
/// <param name="first">Its first part: read before, so that a store that does not answer is still a problem document.</param>
/// <param name="time">How long it takes.</param>
/// <param name="log">Where failures are told.</param>
internal sealed class Export<T>(string name, IExportFormat<T> format, ExportPage<T> first, TimeProvider time, ILogger log) : IResult
{
    public const int MostRows = 100_000;

    /// <summary>Most rows of one page, so that no page begins that could exceed the whole.</summary>
    public const int MostPageRows = 1000;

    /// <summary>Static Web Apps break off an answer after 45 s; a file that is cut in time can be continued.</summary>
    public static readonly TimeSpan MostTime = TimeSpan.FromSeconds(35);

    private readonly long _start = time.GetTimestamp();

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        SecurityHeaders.Write(httpContext);
        response.ContentType = format.ContentType;
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}.{format.Extension}\"";
        if (HttpMethods.IsHead(httpContext.Request.Method)) return;
        try
        {
            await WriteAsync(response.BodyWriter, httpContext.RequestAborted);
        }
        catch (Exception trouble)
        {
            if (!httpContext.RequestAborted.IsCancellationRequested) log.ExportFailed(trouble);
            httpContext.Abort();
        }
    }

    private async Task WriteAsync(PipeWriter to, CancellationToken cancellation)
    {
        format.Begin(to);
        var (page, rows) = (first, 0);
        while (true)
        {
            foreach (var row in page.Rows) format.Write(row, to);
            rows += page.Rows.Count;
            if (page.Rest is not { } rest) break;
            if (rows + MostPageRows > MostRows || time.GetElapsedTime(_start) >= MostTime)
            {
                format.Cut(rest.Cursor, rows, to);
                break;
            }

            await to.FlushAsync(cancellation);
            page = await rest.ReadAsync(cancellation);
        }

        await to.FlushAsync(cancellation);
    }
}
