using System.Xml;

namespace RealRecon.Core.Normalise.Documents;

/// <summary>
/// Walks an XML document element by element. A reader loops over the children of the element that it stands on and looks at those that it wants;
/// all others are passed over. Elements of other namespaces are extensions and never seen.
/// </summary>
internal sealed class XmlCursor(XmlReader reader, Refusal refusal)
{
    private const int TextRoom = 4 * Limits.ReferenceLength;

    private bool _stopped;
    private string _namespace = "";

    /// <summary>The element's name without its prefix.</summary>
    public string Name => reader.LocalName;

    public string Namespace => reader.NamespaceURI;

    public int Depth => reader.Depth;

    public string? Attribute(string name) => reader.GetAttribute(name);

    public bool MoveToRoot()
    {
        while (Advance())
        {
            if (reader.NodeType == XmlNodeType.XmlDeclaration) CheckEncoding();
            if (reader.NodeType != XmlNodeType.Element) continue;
            _namespace = reader.NamespaceURI;
            return true;
        }

        return false;
    }

    /// <summary>Moves to the next child of the element at <paramref name="parentDepth"/>; false at that element's end.</summary>
    public bool MoveToChild(int parentDepth)
    {
        // Only on the first call can the cursor still stand on the parent itself.
        if (reader.Depth == parentDepth && reader.IsEmptyElement) return false;
        while (Advance())
        {
            if (reader.NodeType == XmlNodeType.EndElement && reader.Depth == parentDepth) return false;
            if (reader.NodeType == XmlNodeType.Element && reader.Depth == parentDepth + 1 && reader.NamespaceURI == _namespace) return true;
        }

        return false;
    }

    /// <summary>
    /// The text of the element that the cursor stands on, or of its child <paramref name="orChild"/>; moves to the element's end.
    /// What goes far beyond any legal length is cut off, so that the field's own rule refuses it.
    /// </summary>
    public string Text(string? orChild = null)
    {
        if (reader.IsEmptyElement) return "";
        var depth = reader.Depth;
        var inChild = false;
        var text = "";
        while (Advance() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            if (reader.NodeType == XmlNodeType.Element && reader.Depth == depth + 1) inChild = reader.LocalName == orChild;
            var isText = reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace;
            if (!isText || text.Length > TextRoom || reader.Depth != depth + (inChild ? 2 : 1)) continue;
            text = text.Length == 0 ? reader.Value : text + reader.Value;
        }

        return text;
    }

    public void MoveToEnd()
    {
        while (Advance())
        {
            // Only well-formedness is left to check.
        }
    }

    /// <summary>Ends the walk for good: every further move says that there is nothing more.</summary>
    public void Stop() => _stopped = true;

    private bool Advance()
    {
        if (_stopped || !reader.Read()) return false;
        if (reader.Depth < Limits.XmlDepth) return true;
        refusal.Add(RejectionReason.XML_TOO_DEEP, "document", $"more than {Limits.XmlDepth} levels");
        _stopped = true;
        return false;
    }

    private void CheckEncoding()
    {
        var encoding = reader.GetAttribute("encoding");
        if (encoding is null || encoding.Equals("UTF-8", StringComparison.OrdinalIgnoreCase) || encoding.Equals("US-ASCII", StringComparison.OrdinalIgnoreCase)) return;
        refusal.Add(RejectionReason.ENCODING_INVALID, "encoding", "declared as something other than UTF-8");
        _stopped = true;
    }
}
